/** A thing one may choose, with every name it goes by. */
export type Choice = { value: string; names: readonly string[] };

const ORDINALS: readonly (readonly string[])[] = [
  ['第一', '1', '一', 'first', 'a'], ['第二', '2', '二', 'second', 'b'], ['第三', '3', '三', 'third', 'c'], ['第四', '4', '四', 'fourth', 'd'], ['第五', '5', '五', 'fifth', 'e'],
];

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}]+/gu, '');

/**
 * Which choice a text names: the longest name found in it. Null when none is, or when two different choices are named equally ("储蓄卡还是信用卡"), because then
 * nothing was chosen.
 */
export function readChoice(text: string, choices: readonly Choice[]): string | null {
  const said = plain(text);
  const found = choices.flatMap((c) => c.names.map((name) => ({ value: c.value, name: plain(name) }))).filter(({ name }) => name !== '' && mentions(said, name, text));
  const longest = found.reduce((most, f) => Math.max(most, f.name.length), 0);
  const outright = found.filter((f) => !found.some((g) => g.value !== f.value && g.name.length > f.name.length && g.name.includes(f.name)));
  const values = new Set(outright.map((f) => f.value));
  return values.size === 1 && longest > 0 ? [...values][0] ?? null : null;
}

/** Short Latin names must stand as words: "no" is not in "know". */
function mentions(said: string, name: string, text: string): boolean {
  if (!/^[a-z0-9]+$/.test(name)) return said.includes(name);
  return new RegExp(`(?<![a-z0-9])${name}(?![a-z0-9])`).test(text.normalize('NFKC').toLowerCase()) || said === name;
}

/** Which of the listed choices "第二个", "2", "the first one" means. Only a text that says little more counts. */
export function readOrdinal(text: string, count: number): number | null {
  const said = plain(text).replace(/^(我?选|就|要|the)/, '').replace(/(个|种|项|款|张|条|吧|one|option)+$/, '');
  const index = ORDINALS.findIndex((names) => names.includes(said));
  if (said === '最后一' || said === 'last') return count - 1;
  return index >= 0 && index < count ? index : null;
}
