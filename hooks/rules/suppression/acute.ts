import { known, no } from '../../../src/picture/index.ts';
import { acuteSetting } from '../../case/acute-setting.ts';
import { suppressor } from '../../rule.ts';

const acute = {
  plan: 'af-acute',
  title: 'Acute care',
  basis: 'In acute, surgical and intensive care, referral and follow-up suggestions come at the wrong time.',
  needs: { acuteSetting },
} as const;

/** `af-acute`: no indication and checklist cards in acute care. */
export const afAcute = suppressor({
  ...acute,
  id: 'af-acute',
  silences: [5, 6],
  decide: ({ acuteSetting }) => known(acuteSetting, 'not an acute visit', (isAcute) => isAcute),
});

/** The other half of `af-acute`: timing speaks only at signing. */
export const afAcuteBeforeSigning = suppressor({
  ...acute,
  id: 'af-acute-before-signing',
  silences: [4],
  decide: ({ acuteSetting }, { hook }) =>
    hook === 'order-sign'
      ? no('timing rules speak at signing')
      : known(acuteSetting, 'not an acute visit', (isAcute) => isAcute),
});
