import { Converter } from 'opencc-js/t2cn';

let toSimplified: ((text: string) => string) | undefined;

/** NFKC, lower case, traditional to simplified: the form in which texts are compared. Loads its tables on first use. */
export function normalise(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().trim();
  if (!/[\u4e00-\u9fff]/.test(folded)) return folded;
  toSimplified ??= Converter({ from: 't', to: 'cn' });
  return toSimplified(folded);
}

/** The same without spaces and punctuation: two texts that differ in nothing else are the same words. */
export const bareText = (text: string): string => normalise(text).replace(/[\s\p{P}\p{S}]+/gu, '');
