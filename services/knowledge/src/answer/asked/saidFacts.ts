import type { Facts, KnowledgeQuestion } from '@lobby/contracts';
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

function saidValue({ item }: Fact, text: string, question: KnowledgeQuestion, index: ContentIndex): string | number | undefined {
  switch (item.body.type) {
    case 'number': return item.body.slot === 'age' ? ageIn(text) : undefined;
    case 'money': return item.body.slot === undefined ? undefined : moneyBehind([item.title.zh, item.title.en ?? '', ...(WORDS_OF_SLOT[item.body.slot] ?? [])], text, question);
    case 'enum': return optionIn(item.body.options, text, index, item.id);
    case 'boolean': case 'date': case 'duration': case 'text': return undefined;
  }
}

/** What customers call the money of a slot; the slots' names are fixed words of the system. */
const WORDS_OF_SLOT: Readonly<Record<string, readonly string[]>> = { income: ['月薪', '工资', '月入', '一个月挣', '每月挣', 'salary', 'earn', 'income'] };

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
  const said = options.filter((o) => wordsOf(o).some((w) => text.includes(w) && !isSharedWord(w, index, id)));
  return said.length === 1 ? said[0]?.value : undefined;
}

const wordsOf = (option: Options[number]): string[] =>
  [option.label.zh, option.label.en ?? '', ...(option.synonyms?.zh ?? []), ...(option.synonyms?.en ?? [])].map((w) => w.toLowerCase()).filter((w) => (/[\u4e00-\u9fff]/.test(w) ? w.length >= 2 : w.length >= 5));

const isSharedWord = (word: string, index: ContentIndex, except: string): boolean => index.of('fact').some(({ item }) => item.id !== except && item.body.options.some((o) => wordsOf(o).includes(word)))
  || index.of('product').some(({ item }) => [item.title.zh, ...item.body.aliases.zh].some((name) => name.includes(word) && name !== word && name.length <= word.length + 2));
