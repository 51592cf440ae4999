import { expect, it } from 'vitest';
import { fillPlaceholders, placeholdersIn } from './placeholders.ts';

it('reads ids and keys, and leaves alone what is none', () => {
  expect(placeholdersIn('年费 {{fee.gold}}，利率 {{ rate.fixed#P3Y }}，{{branch.x#hours of today }}，{{slot.amount}}，{{7*7}}，{{}}，{fee.gold}')).toEqual([
    { id: 'fee.gold', key: undefined }, { id: 'rate.fixed', key: 'P3Y' }, { id: 'branch.x', key: 'hours of today' }, { id: 'slot.amount', key: undefined },
  ]);
  expect(fillPlaceholders('{{fee.gold}} {{7*7}} {{rate.x#a}}', ({ id, key }) => `<${id} ${key ?? '-'}>`)).toBe('<fee.gold -> {{7*7}} <rate.x a>');
});

it('S18 takes time that grows with the length alone', () => {
  const began = performance.now();
  for (const text of ['{{a.-#'.repeat(20_000), `{{a.-#${'\t'.repeat(100_000)}`, '{{'.repeat(50_000), `{{${'a'.repeat(100_000)}`, '}}{{a.b#'.repeat(20_000)]) placeholdersIn(text);
  // Some milliseconds; what was read before in every way it can be cut took a minute at a fifth of the length.
  expect(performance.now() - began).toBeLessThan(2_000);
});
