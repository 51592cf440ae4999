import type { Facts, KnowledgeQuestion } from '@lobby/contracts';
import { wordsOf as tokenWords } from '../../faq/tokens.ts';
import type { ContentIndex, Released } from '../../releases/contentIndex.ts';

type Fact = Released<'fact'>;
/** How far before an amount the fact's name may stand: "月薪大概有八千". */
const REACH = 6;

/**
 * Facts a customer tells in passing, by the words of the fact items themselves: a number with the fact's unit ("60 岁"), an amount right behind its name ("月收入
 * 5000"), an option's label or synonym ("学生"). Only what is said unmistakably: two options of one fact, or a word that two facts share, tell nothing.
 */
export function saidFacts(question: KnowledgeQuestion, index: ContentIndex): Facts {
  const text = question.text.normalize('NFKC').toLowerCase();
  return Object.fromEntries(index.of('fact').flatMap((fact) => { const value = saidValue(fact, text, question, index); return value === undefined ? [] : [[fact.item.id, value]]; }));
}

function saidValue({ item }: Fact, text: string, question: KnowledgeQuestion, index: ContentIndex): string | number | boolean | undefined {
  switch (item.body.type) {
    case 'number': return item.body.slot === 'age' ? ageIn(text) : item.body.unit?.zh === '个月' ? (isWithout(item, text, index) ? 0 : monthsIn(item, text, index)) : undefined;
    case 'money': return item.body.slot === undefined ? undefined : moneyBehind([item.title.zh, item.title.en ?? '', ...(WORDS_OF_SLOT[item.body.slot] ?? [])], text, question);
    case 'enum': return optionIn(item.body.options, text, index, item.id) ?? optionBehind(item, text);
    case 'boolean': return isDenied(item.title.zh, text) ? false : undefined;
    case 'date': case 'duration': case 'text': return undefined;
  }
}

/** What customers call the money of a slot; the slots' names are fixed words of the system. */
const WORDS_OF_SLOT: Readonly<Record<string, readonly string[]>> = { income: ['月薪', '工资', '月入', '一个月挣', '每月挣', 'salary', 'earn', 'income'] };

/** "社保交了5年": a word that only this fact of months has, and a term right behind it. */
function monthsIn(fact: Fact['item'], text: string, index: ContentIndex): number | undefined {
  const name = ownWord(fact, text, index);
  const behind = name === undefined ? '' : text.slice(text.indexOf(name) + name.length).slice(0, REACH + 6);
  const [, count = '', unit = ''] = /^[^，。,.;；]{0,6}?(\d+|[一二两三四五六七八九十]+)\s*(年|个月)/.exec(behind) ?? [];
  const n = HAN_NUMBERS[count] ?? Number(count);
  return unit === '' || !Number.isFinite(n) ? undefined : n * (unit === '年' ? MONTHS_A_YEAR : 1);
}
const MONTHS_A_YEAR = 12;
const HAN_NUMBERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };

/** "没社保", "没交公积金": none of what the months are counted of. */
function isWithout(fact: Fact['item'], text: string, index: ContentIndex): boolean {
  const name = ownWord(fact, text, index);
  return name !== undefined && new RegExp(`(?:没有?|无|从未|不)(?:交|缴|上|买)?(?:过)?${name}`).test(text);
}

/** The word of this fact's title that no other fact of months has, as far as it stands in the text. */
function ownWord(fact: Fact['item'], text: string, index: ContentIndex): string | undefined {
  const others = index.of('fact').filter(({ item }) => item.id !== fact.id && item.body.unit?.zh === '个月').map(({ item }) => item.title.zh).join(' ');
  return tokenWords(fact.title.zh).find((word) => word.length >= 2 && !others.includes(word) && text.includes(word));
}

/** "没有逾期" denies 当前逾期; that something is so is never taken from a mention alone. */
function isDenied(title: string, text: string): boolean {
  const name = title.replace(/^(?:当前|本人|持有|已)/, '');
  return ['没有', '没', '无', '从未', '从不'].some((no) => text.includes(`${no}${name}`));
}

function ageIn(text: string): number | undefined {
  const ages = [...text.matchAll(/(\d{1,3})\s*(?:周岁|岁|years? old|-year-old)/g)].map((m) => Number(m[1]));
  return ages.length === 1 ? ages[0] : undefined;
}

function moneyBehind(names: readonly string[], text: string, { slots }: KnowledgeQuestion): number | undefined {
  const { amount } = slots;
  const name = names.map((n) => n.toLowerCase()).find((n) => n.length >= 2 && text.includes(n));
  if (name === undefined || typeof amount !== 'number') return undefined;
  const behind = text.slice(text.indexOf(name) + name.length);
  return new RegExp(`^[^，。,.;；]{0,${REACH}}[\\d一二两三四五六七八九十]`).test(behind) ? amount : undefined;
}

type Options = Fact['item']['body']['options'];

function optionIn(options: Options, text: string, index: ContentIndex, id: string): string | undefined {
  const coded = options.filter((o) => /^[a-z]\d$/i.test(o.value) && new RegExp(`(?<![a-z\\d])${o.value}(?![a-z\\d])`, 'i').test(text));
  if (coded.length === 1) return coded[0]?.value;
  const said = options.filter((o) => wordsOf(o).some((w) => text.includes(w) && !isSharedWord(w, text, index, id)));
  return said.length === 1 ? said[0]?.value : undefined;
}

/** A short option right behind the fact's own name: "风险等级是R2". The last two signs of the name are enough ("等级"), where a person speaks of themselves. */
function optionBehind({ title, body }: Fact['item'], text: string): string | undefined {
  const name = title.zh.slice(-2);
  const at = text.indexOf(name);
  if (at < 0 || !OF_A_PERSON.test(text.slice(0, at))) return undefined;
  const behind = text.slice(at + name.length, at + name.length + REACH);
  const said = body.options.filter((o) => [o.value, o.label.zh, ...(o.synonyms?.zh ?? [])].some((word) => word.length >= 2 && behind.includes(word.toLowerCase())));
  return said.length === 1 ? said[0]?.value : undefined;
}
const OF_A_PERSON = /我|本人/;

const wordsOf = (option: Options[number]): string[] =>
  [option.label.zh, option.label.en ?? '', ...(option.synonyms?.zh ?? []), ...(option.synonyms?.en ?? [])].map((w) => w.toLowerCase()).filter((w) => (/[\u4e00-\u9fff]/.test(w) ? w.length >= 2 : w.length >= 5));

/** A word that another fact's options use too, or that stands in the text as part of a product's name ("学生卡"), says nothing of the customer. */
const isSharedWord = (word: string, text: string, index: ContentIndex, except: string): boolean => index.of('fact').some(({ item }) => item.id !== except && item.body.options.some((o) => wordsOf(o).includes(word)))
  || index.of('product').some(({ item }) => [item.title.zh, ...item.body.aliases.zh].some((name) => name.includes(word) && name !== word && text.includes(name.toLowerCase())));
