import { measurements } from '../../src/picture/index.ts';

/** Heart rate, beats a minute. What nobody alive can have is a slip of the pen, and a gap. */
export const heartRates = measurements({
  name: 'heart rate',
  set: 'heart-rate',
  inputs: ['vitals'],
  unit: '/min',
  min: 20,
  max: 300,
  preliminary: true,
});

/** Oxygen saturation by pulse oximetry, in percent. */
export const saturations = measurements({
  name: 'oxygen saturation',
  set: 'spo2',
  inputs: ['vitals'],
  unit: '%',
  min: 40,
  max: 100,
  preliminary: true,
});
