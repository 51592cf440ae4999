import { because, type Decision, type Seen } from '../../decision/moves.ts';

/** How far above the threshold the score may be, as a share of what is left to 1, when one of the bank's own products is named. */
const NAMED_PRODUCT_SLACK = 0.8;

/**
 * Out of what the bank offers: says so and offers a person. A text that names one of the bank's own products is turned away only when it is strange all the same ("医保卡丢了"
 * holds the name of a service, too).
 */
export function cannotHandle({ heard }: Seen): Decision | null {
  const limit = heard.thresholds.outOfScope;
  const wanted = heard.products.length > 0 ? limit + NAMED_PRODUCT_SLACK * (1 - limit) : limit;
  if (heard.outOfScope < wanted) return null;
  const words = heard.topics[0]?.id === 'oos_abuse' ? 'abuse' : 'out_of_scope';
  return because('out_of_scope', heard.outOfScope, wanted, { do: 'say', act: 'refuse', words, failure: true, offerPerson: true });
}
