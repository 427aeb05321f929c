/** Services whose visits are acute care: what is given or ordered there is anaesthesia unless a reason says otherwise. */
export const acuteServices = [
  'encounter-specialty-surgery',
  'encounter-specialty-anesthesia',
  'encounter-specialty-emergency-critical-care',
] as const;
