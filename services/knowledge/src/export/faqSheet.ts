import type { Item, ItemOf } from '@lobby/contracts';
import { writeCsv } from '@lobby/service-kit/csv';

/** The header is what the import takes for its columns without being told. */
const COLUMNS = ['编号', '标准问', '相似问', '答案', '英文问题', '英文相似问', '英文答案', '主题', '产品', '对象', '负责人', '生效日', '失效日', '复核期限', '标签'] as const;

/** FAQs as rows of a question sheet that imports again as it is. */
export function faqRows(items: readonly Item[]): string[][] {
  const faqs = items.filter((item): item is ItemOf<'faq'> => item.kind === 'faq').toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [[...COLUMNS], ...faqs.map(({ id, title, owner, validFrom, validTo, reviewBy, tags, body }) => [
    id, title.zh, body.phrasings.zh.join('\n'), body.answer.zh, title.en ?? '', body.phrasings.en.join('\n'), body.answer.en ?? '', body.topic, body.products.join('\n'), body.audience, owner, validFrom, validTo ?? '', reviewBy ?? '', tags.join('\n'),
  ])];
}

/** The import takes the apostrophe away that stands before what a spreadsheet would take for a formula. */
export const faqCsv = (items: readonly Item[]): string => writeCsv(faqRows(items));

/** The same as a workbook. Every cell is written as text, which no spreadsheet runs. */
export async function faqXlsx(items: readonly Item[]): Promise<Uint8Array> {
  const { utils, write } = await import('@e965/xlsx');
  const sheet = utils.aoa_to_sheet(faqRows(items).map((row) => row.map((v) => ({ t: 's' as const, v: v.slice(0, LONGEST_CELL) }))));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'FAQ');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

/** The format's own limit, in characters. */
const LONGEST_CELL = 32_767;
