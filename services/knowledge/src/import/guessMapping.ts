import { FAQ_COLUMNS, type FaqColumn, type FaqMapping, type ImportSheet } from '@lobby/contracts';
import type { RawCell, RawSheet } from './reading/read.ts';

/** How people head the columns of question sheets, without spaces and signs. */
const NAMES: Readonly<Record<FaqColumn, RegExp>> = {
  id: /^(编号|条目编号|知识编号|序号|id|faqid|itemid)$/i,
  'question.zh': /^((客户|用户|常见|标准|中文)(问题|问法|问句|提问|问)|问题|问句|提问|问|题目|question|questionzh|q|title)$/i,
  'answer.zh': /^((标准|中文|参考)?(答案|回答|答复|回复|解答|话术)|answer|answerzh|a|reply)$/i,
  'phrasings.zh': /^((相似|扩展|其他|同义|近似)(问|问题|问法|问句|说法)|问法|phrasings|phrasingszh|similarquestions|variants)$/i,
  'question.en': /^(英文问题|问题英文|英文标准问|english|englishquestion|questionen|questionenglish)$/i,
  'answer.en': /^(英文答案|答案英文|englishanswer|answeren|answerenglish)$/i,
  'phrasings.en': /^(英文相似问|英文问法|phrasingsen|englishphrasings)$/i,
  topic: /^(主题|业务主题|意图|分类|类别|topic|intent|category)$/i,
  products: /^(产品|相关产品|关联产品|products?|relatedproducts)$/i,
  audience: /^(对象|给谁看|受众|audience)$/i,
  owner: /^(负责人|责任人|责任部门|归口部门|owner)$/i,
  validFrom: /^(生效日|生效日期|开始日期|validfrom|effective|effectivedate)$/i,
  validTo: /^(失效日|失效日期|截止日期|到期日|validto|expires|expirydate)$/i,
  reviewBy: /^(复核期限|复核日期|reviewby|reviewdate)$/i,
  tags: /^(标签|关键词|tags?|keywords?)$/i,
};
/** Titles and notes may stand above the header. */
const HEADER_WITHIN = 10;
const SAMPLE = 60;

export const columnName = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26)));
export const columnIndex = (name: string): number => [...name].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A sheet as the report shows it, with what its columns were taken for; the header is the first row that names a question and an answer, else the first with anything in it. */
export function describeSheet(sheet: RawSheet, wish: { as?: 'faqs' | 'document' | undefined; mapping: FaqMapping | null }, isWorkbook: boolean): ImportSheet {
  const early = sheet.rows.slice(0, HEADER_WITHIN);
  const found = early.findIndex((row) => isQuestionSheet(guessMapping(row)));
  const header = Math.max(0, found >= 0 ? found : early.findIndex((row) => row.some((c) => c.text !== '')));
  const names = sheet.rows[header] ?? [];
  const as = wish.as ?? (wish.mapping || found >= 0 || !isWorkbook ? 'faqs' : 'document');
  return {
    file: sheet.file, sheet: sheet.name, headerRow: header + 1, rows: Math.max(0, sheet.rows.length - header - 1), as, guessed: wish.mapping === null,
    columns: names.map((cell, i) => ({ column: columnName(i), name: cell.text.slice(0, SAMPLE), sample: (sheet.rows[header + 1]?.[i]?.text ?? '').slice(0, SAMPLE) })),
    mapping: wish.mapping ?? guessMapping(names),
  };
}

export const isQuestionSheet = (mapping: FaqMapping): boolean => Boolean(mapping['question.zh'] && mapping['answer.zh']) || Boolean(mapping.id && (mapping['answer.zh'] ?? mapping['answer.en']));

function guessMapping(names: readonly RawCell[]): FaqMapping {
  const keys = names.map((cell) => cell.text.replace(/[\s\p{P}\p{S}]+/gu, ''));
  return Object.fromEntries(FAQ_COLUMNS.flatMap((meaning) => { const at = keys.findIndex((key) => NAMES[meaning].test(key)); return at < 0 ? [] : [[meaning, columnName(at)]]; }));
}
