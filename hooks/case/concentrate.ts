import { type Need, need, no, strengthOf, type Truth, unknown, yes } from '../../src/picture/index.ts';
import { ketamineLabel } from '../policy/limits/doses.ts';
import { unreadableOrder } from './dose-limit.ts';
import { drafts, type OrderUnderReview } from './order.ts';
import { textsOf } from './order-words.ts';

/** `100 mg/mL`, however it is spaced. */
const inWords = /\b100\s*mg\s*(\/|per)\s*ml\b/i;

/**
 * Which drafts are for the ketamine solution that the label says to dilute, by their key? By the strength of the coded
 * product. A product without a coded strength is not, unless a name says 100 mg/mL: then nobody can tell.
 */
export const concentrates: Need<ReadonlyMap<string, Truth>> = need({
  name: 'concentrated products ordered',
  inputs: ['context'],
  softens: ['encounter'],
  read: (record) =>
    new Map(
      record.read(drafts).orders.map((order) => [order.key, isConcentrate(order, textsOf(order.resource, record))]),
    ),
});

function isConcentrate({ product, ingredients, source }: OrderUnderReview, words: readonly string[]): Truth {
  const strengths = ingredients.flatMap(({ code }) => strengthOf(product, code) ?? []);
  if (strengths.some(({ mg, per }) => per === 'mL' && mg === ketamineLabel.concentrateMgPerMl)) {
    return yes(undefined, [source]);
  }
  return strengths.length === 0 && words.some((word) => inWords.test(word))
    ? unknown([unreadableOrder(source)])
    : no('not the 100 mg/mL product', [source]);
}
