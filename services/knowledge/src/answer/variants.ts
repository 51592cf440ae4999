import type { Citation, Table } from '@lobby/contracts';
import { uniqueCitations } from '../wording/citation.ts';
import type { AnswerContext } from './context.ts';
import type { Section } from './aspects/section.ts';

/** The question once for every amount or term it names: "5 万存一年和两年" is asked for one year, then for two. */
export function variantsOf(context: AnswerContext): AnswerContext[] {
  const { question } = context;
  return [context, ...(question.also ?? []).map((slots) => ({ ...context, question: { ...question, slots: { ...question.slots, ...slots } } }))];
}

/** What the variants come to, one below the other; sentences that an earlier one has said (a tariff, a note) are not said again. */
export function mergeVariants(told: readonly (Section | null)[]): Section | null {
  const sections = told.filter((s) => s !== null);
  const [first, ...more] = sections;
  if (!first || more.length === 0) return first ?? null;
  const lines = unsaidLines(sections.flatMap((s) => s.text.split('\n')));
  const table = mergeTables(sections.flatMap((s) => s.table ?? []));
  const citations: Citation[] = uniqueCitations(sections.flatMap((s) => s.citations));
  return { text: lines.map((l) => (lines.length > 1 ? `- ${l}` : l)).join('\n'), citations, products: [...new Set(sections.flatMap((s) => s.products))], ...(table ? { table } : {}) };
}

function unsaidLines(lines: readonly string[]): string[] {
  const said = new Set<string>();
  return lines.flatMap((line) => {
    const fresh = line.replace(/^- /, '').split(/(?<=。)|(?<=\.) /).filter((sentence) => sentence.trim() !== '' && !said.has(sentence.trim()));
    for (const sentence of fresh) said.add(sentence.trim());
    return fresh.length > 0 ? [fresh.join(line.includes('。') ? '' : ' ')] : [];
  });
}

function mergeTables(tables: readonly Table[]): Table | undefined {
  const [first] = tables;
  if (!first) return undefined;
  const rows = new Map(tables.filter((t) => t.columns.join() === first.columns.join()).flatMap((t) => t.rows).map((row) => [row.join('\u0000'), row]));
  return { columns: first.columns, rows: [...rows.values()] };
}
