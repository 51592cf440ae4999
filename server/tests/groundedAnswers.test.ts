import { readFileSync } from 'node:fs';
import type { KnowledgeAnswer, ReleaseContent } from '@lobby/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMeasured, type Measured } from './tools/openMeasured.ts';
import { numbersIn, numbersOf, resultsIn } from './tools/numbers.ts';

type Line = { question: string; asOf?: string; facts?: Record<string, string | number | boolean> };
type Expected = Line & { mentions: string[]; omits?: string[] };
const read = <T>(file: string): T[] => readFileSync(new URL(`./questions/${file}`, import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as T);
const LINES = read<Line>('customers.jsonl');
const EXPECTED = read<Expected>('expected.jsonl');

/** S23: whatever a customer asks, no number reaches them that stands in no cited item, and what is not ours is not answered. */
describe('every number of an answer', () => {
  let house: Measured;
  let content: ReleaseContent;
  const answers: { line: Line; answer: KnowledgeAnswer }[] = [];
  beforeAll(async () => {
    house = await openMeasured();
    content = await house.content();
  }, 240_000);
  afterAll(() => house.close());

  it('is there to be looked at: every question is put once', async () => {
    for (const line of LINES) answers.push({ line, answer: await house.ask(line) });
    expect(answers.length).toBe(LINES.length);
  }, 600_000);

  it('stands in a cited item, in the question, or is worked out before the reader\'s eyes', () => {
    const items = new Map(content.items.map((i) => [i.item.id, i.item]));
    const loose = answers.flatMap(({ line, answer }) => {
      const allowed = new Set([...numbersIn(line.question), ...numbersOf(line.facts ?? {}), ...numbersIn(line.asOf ?? ''), ...answer.citations.flatMap((c) => numbersOf(items.get(c.itemId) ?? {})), ...resultsIn(answer.text), ...countsOf(answer)]);
      return numbersIn(answer.text).filter((n) => !allowed.has(n)).map((n) => `${line.question}: ${n} in "${answer.text.slice(0, 160)}"`);
    });
    expect(loose).toEqual([]);
  });

  it('answers most questions, and cites an item valid on the date for each answer', () => {
    const items = new Map(content.items.map((i) => [i.item.id, i.item]));
    const given = answers.filter(({ answer }) => answer.kind === 'answer');
    expect(given.length).toBeGreaterThan(LINES.length * 0.8);
    expect(given.filter(({ answer }) => answer.citations.length === 0).map((g) => g.line.question)).toEqual([]);
    const expired = given.flatMap(({ line, answer }) => answer.citations.filter((c) => { const item = items.get(c.itemId); return answer.trace.route !== 'not_offered' && item?.validTo !== undefined && item.validTo < answer.asOf; }).map((c) => `${line.question}: ${c.itemId}`));
    expect(expired).toEqual([]);
  });

  it.each([
    ['招行的定期利率多少', '招商银行不是我行'], ['余额宝收益多少', '余额宝不是我行'], ['别的银行的信用卡年费多少', '只有那家银行'], ['what is the annual fee of another bank\'s credit card', 'Only that bank'], ['what is HSBC\'s mortgage rate', 'HSBC is not this bank'], ['有没有火星卡', null], ['你们有信托产品吗', null], ['校园纪念卡年费', null],
  ])('of what is not ours or no longer ours there is none: %s', async (question, words) => {
    const answer = await house.ask({ question });
    expect(answer.kind === 'none' || /不再|不能了/.test(answer.text)).toBe(true);
    if (words) expect(answer.text).toContain(words);
  });

  it('says what was asked: the product, amount, term or difference that is meant, and nothing of another', async () => {
    const wrong: string[] = [];
    for (const { mentions, omits = [], ...line } of EXPECTED) {
      const { text } = await house.ask(line);
      const [lacks, has] = [mentions.filter((m) => !text.includes(m)), omits.filter((o) => text.includes(o))];
      if (lacks.length + has.length > 0) wrong.push(`${line.question}: lacks ${lacks.join(' ')}, has ${has.join(' ')} in "${text.slice(0, 160)}"`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['a fee from the graph', '信用卡补卡工本费多少', '15 元', '20 元'],
    ['a number filled into a written answer', '补卡多少钱', '15 元', '20 元'],
  ])('a turn keeps the day it began on, and the next one has the new day: %s', async (_, text, before, after) => {
    const midnight = Date.parse('2026-11-30T16:00:00Z');
    const said = async (at: number) => (await house.say(text, new Date(at))).map((r) => r.text).join('\n');
    const [last, first] = [await said(midnight - 100), await said(midnight)];
    expect(last).toContain(before);
    expect(first).toContain(after);
    // What is announced with its date may be said the day before; the day after, the old price is gone.
    expect(first.replaceAll(/免费|前\s*\d\s*笔/g, '')).not.toContain(before);
  });

  it('changes with the date it is asked for', async () => {
    const rate = async (asOf: string) => (await house.ask({ question: '三年定期利率多少', asOf })).text;
    expect(await rate('2026-08-01')).toContain('1.75%');
    expect(await rate('2026-11-01')).not.toContain('1.75%');
    expect((await house.ask({ question: '三年定期利率多少', asOf: '2025-06-01' })).text).not.toContain('%');
  });
});

/** "3 家网点", "最多 7 项": how many there are of what is shown, or still to be asked. */
const countsOf = (answer: KnowledgeAnswer): string[] => [...[...answer.text.matchAll(/还需了解 (\d+) 项|(\d+) more answer/g)].map((m) => m[1] ?? m[2] ?? ''), ...[answer.citations.length, answer.missingFacts?.length ?? 0, answer.options?.length ?? 0].map(String)];
