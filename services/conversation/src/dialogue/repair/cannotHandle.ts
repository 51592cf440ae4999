import { because, type Decision, type Seen } from '../../decision/moves.ts';

/** Out of what the bank offers: says so and offers a person. A text that names one of the bank's own products is never turned away unread. */
export function cannotHandle({ heard }: Seen): Decision | null {
  const wanted = heard.thresholds.outOfScope;
  if (heard.outOfScope < wanted || heard.products.length > 0) return null;
  const words = heard.topics[0]?.id === 'oos_abuse' ? 'abuse' : 'out_of_scope';
  return because('out_of_scope', heard.outOfScope, wanted, { do: 'say', act: 'refuse', words, failure: true, offerPerson: true });
}
