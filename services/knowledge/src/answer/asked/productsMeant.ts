import type { KnowledgeQuestion, Language } from '@lobby/contracts';
import { bareText } from '../../faq/normalise.ts';
import type { ContentIndex } from '../../releases/contentIndex.ts';

/** What stands right before a name that is said to be left out: "不要白金卡", "not the platinum card". "是不是白金卡" leaves nothing out. */
const LEFT_OUT = '(?:不要|不想要|不想办|不办|没问|不问|而非|而不是|(?<!是)不是(?:说|问|要)?|别说|not (?:the |my |about )*)(?:云汀|yunting )?';

/** The question about the products that are meant: each once, and without those its words only name to leave them out, as long as another is left. */
export function withProductsMeant(question: KnowledgeQuestion, index: ContentIndex): KnowledgeQuestion {
  const products = [...new Set(question.products)];
  let { text } = question;
  const meant = products.filter((id) => {
    const rest = withoutLeftOut(id, text, index, question.language);
    if (rest === null) return true;
    text = rest;
    return false;
  });
  return meant.length > 0 ? { ...question, products: meant, text } : { ...question, products };
}

/** The text without the words that leave this product out; null when it leaves nothing out. */
function withoutLeftOut(id: string, text: string, index: ContentIndex, language: Language): string | null {
  for (const name of namesOf(id, index, language)) {
    const said = new RegExp(`${LEFT_OUT}${escaped(name)}`, 'iu').exec(text);
    if (said) return `${text.slice(0, said.index)} ${text.slice(said.index + said[0].length)}`;
  }
  return null;
}

/** True when a name of the product stands in the text nowhere but inside one of these longer words ("贵宾" in "贵宾厅"). */
export function isOnlyInside(id: string, text: string, words: readonly string[], index: ContentIndex, language: Language): boolean {
  const bare = bareText(text);
  const said = namesOf(id, index, language).map(bareText).filter((name) => bare.includes(name));
  const rest = words.map(bareText).filter((word) => !said.includes(word)).reduce((left, word) => left.replaceAll(word, '\u0000'), bare);
  return said.length > 0 && !said.some((name) => rest.includes(name));
}

/** Longest first, so that "白金卡" is not cut in two by "金卡". */
function namesOf(id: string, index: ContentIndex, language: Language): string[] {
  const product = index.find('product', id)?.item;
  return product ? [product.title[language] ?? product.title.zh, ...product.body.aliases[language]].filter((n) => n.length >= 2).toSorted((a, b) => b.length - a.length) : [];
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
