import type { Expectation } from '../dialogueCase.ts';

/** What a turn should have come to, as far as it was missed, in the words of the bench. @param missed keys of the expectation */
export function expectationWords(expect: Expectation, missed: readonly string[]): string {
  const parts: Record<string, () => string[]> = {
    intent: () => [expect.intent ?? ''],
    act: () => [expect.act ?? ''],
    slots: () => Object.entries(expect.slots ?? {}).map(([name, value]) => `${name} = ${String(value)}`),
    must_mention: () => (expect.must_mention ?? []).map((word) => `says "${word}"`),
    must_not: () => (expect.must_not ?? []).map((word) => `not "${word}"`),
  };
  return missed.flatMap((key) => parts[key]?.() ?? []).join(' · ');
}
