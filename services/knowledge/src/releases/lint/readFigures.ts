import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Condition } from '@lobby/contracts';
import { parse } from 'yaml';
import { conditionFacts } from '../../items/references.ts';
import type { ContentIndex } from '../contentIndex.ts';

/** How large a body of content is, by name. `least…` figures are of the item that has the fewest. */
export type Figures = Record<string, number>;

/** @param asOf the calendar date on which rules are past, in force or still to come */
export async function readFigures(folder: string, index: ContentIndex, asOf: string): Promise<Figures> {
  return { ...products(index), ...rules(index, asOf), ...faqs(index), ...papers(index), ...topics(index), ...escalations(index), ...await files(folder), ...await benches(folder), sandboxCustomers: await customers(folder) };
}

function products(index: ContentIndex): Figures {
  const all = index.of('product').map((p) => p.item.body);
  return { products: all.length, productCategories: new Set(all.map((b) => b.category)).size, creditCards: all.filter((b) => b.category === 'credit_card').length };
}

function rules(index: ContentIndex, asOf: string): Figures {
  const all = index.of('rule').map((r) => r.item);
  return {
    rules: all.length,
    factsInConditions: new Set(all.flatMap((r) => conditionFacts(r.body.when, '').map((f) => f.to))).size,
    rulesPast: all.filter((r) => r.validTo !== undefined && r.validTo < asOf).length,
    rulesToCome: all.filter((r) => r.validFrom > asOf).length,
    rulesNested: all.filter((r) => isNested(r.body.when)).length,
    ruleEffects: new Set(all.map((r) => r.body.effect.type)).size,
  };
}

const isNested = (when: Condition): boolean => 'all' in when || 'any' in when || 'not' in when;

function faqs(index: ContentIndex): Figures {
  const all = index.of('faq').map((f) => f.item.body);
  return {
    faqs: all.length,
    leastPhrasingsZhOfFaq: least(all.map((b) => b.phrasings.zh.length)),
    faqsInEnglish: all.filter((b) => b.answer.en && b.phrasings.en.length > 0).length,
    faqsWithPlaceholders: all.filter((b) => b.answer.zh.includes('{{')).length,
  };
}

function papers(index: ContentIndex): Figures {
  const procedures = index.of('procedure').map((p) => p.item.body);
  return {
    procedures: procedures.length,
    proceduresWithFlowchart: procedures.filter((b) => b.steps.some((s) => s.next.length > 1)).length,
    documentsOfFiveSections: index.of('document').filter((d) => d.item.body.sections.length >= 5).length,
    mediaWithTranscript: index.of('media').filter((m) => m.item.body.transcript.zh.length > 50).length,
    flows: index.of('flow').length,
  };
}

function topics(index: ContentIndex): Figures {
  const all = index.of('topic').map((t) => t.item.body);
  const within = all.filter((b) => !b.outOfScope);
  return {
    topics: within.length,
    leastUtterancesZhOfTopic: least(within.map((b) => b.utterances.zh.length)),
    leastUtterancesEnOfTopic: least(within.map((b) => b.utterances.en.length)),
    outOfScopeZh: all.filter((b) => b.outOfScope).reduce((n, b) => n + b.utterances.zh.length, 0),
  };
}

function escalations(index: ContentIndex): Figures {
  const all = index.of('escalation').map((e) => e.item.body);
  return {
    escalations: all.length,
    leastPhrasingsZhOfEscalation: least(all.map((b) => b.phrasings.zh.length)),
    leastPhrasingsEnOfEscalation: least(all.map((b) => b.phrasings.en.length)),
    leastLookalikesZhOfEscalation: least(all.map((b) => b.lookalikes.zh.length)),
  };
}

/** Documents as a bank keeps them, for trying the import. */
async function files(folder: string): Promise<Figures> {
  const names = await readdir(join(folder, 'files')).catch(() => []);
  return Object.fromEntries(['docx', 'pdf', 'xlsx', 'html'].map((ext) => [`files.${ext}`, names.filter((n) => n.endsWith(`.${ext}`)).length]));
}

async function benches(folder: string): Promise<Figures> {
  const dialogues = await lines<{ pattern?: string }>(join(folder, 'regression', 'dialogues.jsonl'));
  const questions = (await Promise.all(['zh', 'en'].map((l) => lines(join(folder, 'regression', `questions.${l}.jsonl`))))).flat();
  const heldout = async (language: string): Promise<number> => least([...counted((await lines<{ label: string }>(join(folder, 'heldout', `intents.${language}.jsonl`))).map((l) => l.label)).values()]);
  return {
    regressionQuestions: questions.length, regressionDialogues: dialogues.length, dialoguePatterns: counted(dialogues.map((d) => d.pattern ?? '')).size,
    leastHeldoutZhOfTopic: await heldout('zh'), leastHeldoutEnOfTopic: await heldout('en'),
  };
}

async function customers(folder: string): Promise<number> {
  const found: unknown = parse(await readFile(join(folder, 'sandbox', 'customers.yaml'), 'utf8').catch(() => '[]'));
  return Array.isArray(found) ? found.length : 0;
}

async function lines<T>(path: string): Promise<T[]> {
  return (await readFile(path, 'utf8').catch(() => '')).split('\n').filter(Boolean).map((line) => JSON.parse(line) as T);
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const least = (numbers: readonly number[]): number => (numbers.length === 0 ? 0 : Math.min(...numbers));
