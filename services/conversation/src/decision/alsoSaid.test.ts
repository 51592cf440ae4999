import type { Entity } from '@lobby/contracts';
import { describe, expect, it } from 'vitest';
import { alsoSaid } from './alsoSaid.ts';

/** Entities as understanding finds them: the first of two joined values may be the only one it knows. */
const heard = (masked: string, ...found: [Entity['type'], string, string | number][]) =>
  ({ masked, entities: found.map(([type, text, value]) => ({ type, text, value, start: masked.indexOf(text), end: masked.indexOf(text) + text.length }) satisfies Entity) });

describe('values said beside the first', () => {
  it.each([
    ['two terms', heard('5万存一年和存两年', ['amount', '5万', 50_000], ['term', '一年', 'P1Y'], ['term', '两年', 'P2Y']), [{ term: 'P2Y' }]],
    ['two sums with a verb between', heard('汇10万和汇20万', ['amount', '10万', 100_000], ['amount', '20万', 200_000]), [{ amount: 200_000 }]],
    ['sums and terms pair up', heard('5万存一年还是10万存两年', ['amount', '5万', 50_000], ['term', '一年', 'P1Y'], ['amount', '10万', 100_000], ['term', '两年', 'P2Y']), [{ amount: 100_000, term: 'P2Y' }]],
    ['a second value with the first one\'s unit, not recognised', heard('3万和5万分别收多少', ['amount', '3万', 30_000]), [{ amount: 50_000 }]],
    ['days', heard('7天和1天利率差多少', ['term', '7天', 'P7D']), [{ term: 'P1D' }]],
    ['English, with units that are no words', heard('100,000 for 3 years or 5 years', ['amount', '100,000', 100_000], ['term', '3 years', 'P3Y'], ['term', '5 years', 'P5Y']), [{ term: 'P5Y' }]],
    ['signs of a pattern in a unit', heard('3+(和4+(', ['amount', '3+(', 3]), [{ amount: 4 }]],
  ] as const)('%s', (_, said, wanted) => expect(alsoSaid(said)).toEqual({ also: wanted }));

  it.each([
    ['a comma joins nothing', heard('首付30万，贷款70万', ['amount', '30万', 300_000], ['amount', '70万', 700_000])],
    ['the same sum twice', heard('柜台10万和网银10万', ['amount', '10万', 100_000], ['amount', '10万', 100_000])],
    ['one value', heard('存三年', ['term', '三年', 'P3Y'])],
  ])('none: %s', (_, said) => expect(alsoSaid(said)).toEqual({}));
});
