const NTH: readonly (readonly [RegExp, (count: number) => number])[] = [
  [/第一[个张种款只]?|前者|(?:前面|上面)(?:那|的)?[一个张种款]|\bfirst(?: one)?\b|\bformer\b/iu, () => 0],
  [/第二[个张种款只]?|\bsecond(?: one)?\b/iu, () => 1],
  [/第三[个张种款只]?|\bthird(?: one)?\b/iu, () => 2],
  [/后者|(?:后面|下面)(?:那|的)?[一个张种款]|\blatter\b/iu, (count) => (count === 2 ? 1 : -1)],
  [/最后(?:那|一)?[个张种款]|\blast one\b/iu, (count) => count - 1],
];

/** Which of several things spoken of is meant by its place ("第二个年费多少", "the latter"): its index, or null. */
export function readWhich(text: string, count: number): number | null {
  if (count < 2) return null;
  const found = NTH.find(([words]) => words.test(text.normalize('NFKC')));
  const index = found?.[1](count) ?? -1;
  return index >= 0 && index < count ? index : null;
}
