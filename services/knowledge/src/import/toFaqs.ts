import type { FaqColumn, FaqMapping, ImportPlace, ImportSheet, ImportTrouble, ItemOf } from '@lobby/contracts';
import { hashToken } from '@lobby/service-kit';
import { trouble, type Draft } from './draft.ts';
import { columnIndex, isQuestionSheet } from './guessMapping.ts';
import type { RawCell, RawSheet } from './reading/read.ts';
import { slug } from './slug.ts';
import { storedItem, type Bank } from './stored.ts';
import type { Wishes } from './wishes.ts';

type FaqItem = ItemOf<'faq'>;
type Cells = (meaning: FaqColumn) => string;
const LIST = /\s*[\n|；;]\s*/;
/** Which field of the item a column fills, for the report. */
const PATHS: Readonly<Record<FaqColumn, string>> = {
  id: 'id', 'question.zh': 'title.zh', 'question.en': 'title.en', 'answer.zh': 'body.answer.zh', 'answer.en': 'body.answer.en', 'phrasings.zh': 'body.phrasings.zh', 'phrasings.en': 'body.phrasings.en',
  topic: 'body.topic', products: 'body.products', audience: 'body.audience', owner: 'owner', validFrom: 'validFrom', validTo: 'validTo', reviewBy: 'reviewBy', tags: 'tags',
};

/** Every row below the header as an FAQ: a new one, or a new version of the one with its id or its very question. An empty cell leaves what is there. */
export function toFaqs(sheet: RawSheet, described: ImportSheet, wishes: Wishes, bank: Bank): Draft[] {
  const { mapping, headerRow } = described;
  const place = { file: sheet.file, ...(sheet.name ? { sheet: sheet.name } : {}), row: headerRow };
  if (!isQuestionSheet(mapping)) return [unmapped(place)];
  const byQuestion = new Map([...bank].flatMap(([id, { item }]) => (item.kind === 'faq' ? [[item.title.zh, id] as const] : [])));
  const topics = topicsOf(bank);
  return sheet.rows.slice(headerRow).flatMap((row, i) => {
    const at = { ...place, row: headerRow + i + 1 };
    const used = Object.values(mapping).some((column) => (row[columnIndex(column)]?.text ?? '') !== '' || row[columnIndex(column)]?.formula !== undefined);
    return used ? [toFaq(row, mapping, at, { wishes, bank, byQuestion, topics })] : [];
  });
}

const unmapped = (place: ImportPlace): Draft => ({
  place, id: null, title: null, value: null, notes: [],
  troubles: [trouble('needs_mapping', '', 'say which column holds the question and which the answer', place)],
});

/** Topic by id and by title. */
function topicsOf(bank: Bank): ReadonlyMap<string, string> {
  return new Map([...bank.values()].flatMap(({ item }) => (item.kind === 'topic' ? [[item.body.topic, item.body.topic], [item.title.zh, item.body.topic]] as const : [])));
}

type Known = { wishes: Wishes; bank: Bank; byQuestion: ReadonlyMap<string, string>; topics: ReadonlyMap<string, string> };

function toFaq(row: readonly RawCell[], mapping: FaqMapping, place: ImportPlace, known: Known): Draft {
  const cells: Cells = (meaning) => { const column = mapping[meaning]; return column ? (row[columnIndex(column)]?.text ?? '') : ''; };
  const judged = Object.entries(mapping).flatMap(([meaning, column]) => judgeCell(row[columnIndex(column)], PATHS[meaning as FaqColumn], { ...place, cell: `${column}${place.row}` }, known.wishes));
  const topic = known.topics.get(cells('topic')) ?? (cells('topic') || known.wishes.topic);
  const id = idOf(cells, topic, known.byQuestion);
  const before = id ? storedItem(known.bank, 'faq', id) : undefined;
  const places = new Map(Object.entries(mapping).map(([meaning, column]) => [PATHS[meaning as FaqColumn], { ...place, cell: `${column}${place.row}` }]));
  const troubles = judged.filter((t) => t.code !== 'formula_shown' && t.code !== 'merged_filled');
  if (!id) troubles.push(trouble('field', 'title.zh', 'the question is missing', place));
  if (!(topic ?? before?.body.topic)) troubles.push(trouble('field', 'body.topic', 'the topic is missing: map a column to it, or say one for all rows', place));
  return { place, id, title: cells('question.zh') || before?.title.zh || null, value: merged(cells, topic, id ?? '', before, known), troubles, notes: judged.filter((t) => !troubles.includes(t)), places };
}

function idOf(cells: Cells, topic: string | undefined, byQuestion: ReadonlyMap<string, string>): string | null {
  const written = cells('id');
  const question = cells('question.zh');
  // A running number names nothing that lasts.
  if (written !== '' && !/^\d+$/.test(written)) return written.startsWith('faq.') ? written : `faq.${slug(written, 78)}`;
  if (question === '') return null;
  return byQuestion.get(question) ?? `faq.${topic ? `${topic}-` : ''}${slug(question, 30) || 'q'}-${hashToken(question).slice(0, 6)}`;
}

function merged(cells: Cells, topic: string | undefined, id: string, before: FaqItem | undefined, { wishes }: Known): object {
  const text = (name: 'question' | 'answer', old: { zh: string; en?: string | undefined } | undefined): object => ({ ...old, ...(cells(`${name}.zh`) ? { zh: cells(`${name}.zh`) } : {}), ...(cells(`${name}.en`) ? { en: cells(`${name}.en`) } : {}) });
  const list = (meaning: FaqColumn, old: readonly string[]): readonly string[] => (cells(meaning) ? cells(meaning).split(LIST).filter(Boolean) : old);
  const one = (meaning: 'validFrom' | 'validTo' | 'reviewBy', otherwise?: string): object => { const value = dateOf(cells(meaning)) || before?.[meaning] || otherwise; return value ? { [meaning]: value } : {}; };
  return {
    ...before, id, kind: 'faq', title: text('question', before?.title), owner: cells('owner') || before?.owner || wishes.owner || wishes.team, ...one('validFrom', wishes.validFrom ?? wishes.today), ...one('validTo'), ...one('reviewBy'),
    tags: list('tags', before?.tags ?? []),
    body: {
      ...before?.body, topic: topic ?? before?.body.topic, products: list('products', before?.body.products ?? []), answer: text('answer', before?.body.answer),
      phrasings: { zh: list('phrasings.zh', before?.body.phrasings.zh ?? []), en: list('phrasings.en', before?.body.phrasings.en ?? []) },
      ...(cells('audience') ? { audience: cells('audience') } : {}),
    },
  };
}

/** 2026/1/5 and 2026年1月5日 as people write them; anything else goes through and is judged by the schema. */
const dateOf = (text: string): string => text.replace(/^(\d{4})[年/.](\d{1,2})[月/.](\d{1,2})日?$/, (_all, y: string, m: string, d: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);

/** A formula's stored result may be stale, a merged cell may mean one row or all: neither is taken without a word. */
export function judgeCell(cell: RawCell | undefined, path: string, place: ImportPlace, { formulas, merged: wish }: Pick<Wishes, 'formulas' | 'merged'>): ImportTrouble[] {
  if (!cell) return [];
  const found: ImportTrouble[] = [];
  if (cell.broken) found.push(trouble('cell_error', path, `the cell shows ${cell.text}`, place));
  if (cell.formula !== undefined) found.push(trouble(formulas === 'shown' ? 'formula_shown' : 'formula', path, `a formula (=${cell.formula}) that shows "${cell.text.slice(0, 80)}"`, place));
  if (cell.merged && cell.text !== '') found.push(trouble(wish === 'fill' ? 'merged_filled' : 'merged', path, `one of the merged cells ${cell.merged}`, place));
  return found;
}
