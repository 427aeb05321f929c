import { limit } from '../limit.ts';

/** Numbers of response, remission, worsening and relapse. */
export const responseLimits = {
  response: {
    response: limit(50, {
      min: 50,
      max: 50,
      unit: '%',
      says: 'Improvement that is a response (resp-response)',
      sources: ['S20'],
    }),
    partial: limit(25, {
      min: 20,
      max: 30,
      unit: '%',
      says: 'Improvement that is a partial response (resp-response)',
      sources: ['S20'],
    }),
    remissionPhq9: limit(4, {
      min: 4,
      max: 4,
      unit: 'points',
      says: 'Highest PHQ-9 in remission (resp-remission)',
      sources: ['S20'],
    }),
    remissionMadrs: limit(10, {
      min: 7,
      max: 12,
      unit: 'points',
      says: 'Highest MADRS in remission (resp-remission)',
      sources: ['S20'],
    }),
    remissionQids: limit(5, {
      min: 5,
      max: 5,
      unit: 'points',
      says: 'Highest QIDS-SR16 in remission (resp-remission)',
      sources: ['S20'],
    }),
    worseByPhq9: limit(5, {
      min: 3,
      max: 8,
      unit: 'points',
      says: 'Points above the lowest PHQ-9 of the course that are worsening, from the limit below on (F5)',
      chosen: true,
    }),
    worseFromPhq9: limit(10, {
      min: 8,
      max: 12,
      unit: 'points',
      says: 'Lowest PHQ-9 that can be worsening (F5)',
      chosen: true,
    }),
    worseByMadrs: limit(7, {
      min: 5,
      max: 10,
      unit: 'points',
      says: 'The same points for MADRS (F5)',
      chosen: true,
    }),
    worseFromMadrs: limit(20, {
      min: 16,
      max: 22,
      unit: 'points',
      says: 'Lowest MADRS that can be worsening (F5)',
      chosen: true,
    }),
    relapsePhq9: limit(15, {
      min: 12,
      max: 20,
      unit: 'points',
      says: 'PHQ-9 from which two in a row are a relapse (F7)',
      chosen: true,
    }),
    relapseMadrs: limit(22, {
      min: 20,
      max: 28,
      unit: 'points',
      says: 'MADRS from which two in a row are a relapse (F7)',
      sources: ['S28'],
    }),
  },
};
