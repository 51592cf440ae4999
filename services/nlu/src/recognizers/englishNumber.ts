const SMALL: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15,
  sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};
const BIG: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, grand: 1_000, million: 1_000_000, billion: 1_000_000_000, k: 1_000, m: 1_000_000, mn: 1_000_000, mil: 1_000_000 };
const WORD = `(?:${Object.keys(SMALL).sort((a, b) => b.length - a.length).join('|')})`;
const SCALE = '(?:hundred|thousand|grand|million|billion)';

/** Pattern source of an English number: 1,200 · 1.5k · two hundred and fifty · a grand · half a million. */
export const ENGLISH_NUMBER = `(?:${WORD}|\\d{1,3}) and a half ${SCALE}\\b|(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,12}(?:\\.\\d{1,4})?)(?:\\s?(?:k|m|mn|mil)(?![a-z])|\\s${SCALE}\\b)?|(?:half|(?:an? |one |three )?quarters?(?: of)?) an? ${SCALE}\\b|a (?:couple (?:of )?|few )?${SCALE}\\b(?: and a half|(?:[\\s-](?:and )?(?:${WORD}|${SCALE})\\b){1,6})?|${WORD}(?:[\\s-](?:and )?(?:${WORD}|${SCALE})){0,8}\\b`;
const scaleOf = (word: string): number => BIG[word] ?? 1;

/** Reads what ENGLISH_NUMBER matches; null when it is no number. */
export function parseEnglishNumber(raw: string): number | null {
  const text = raw.replace(/,/g, '').trim();
  const part = /^(half|(three )?(?:an? |one )?quarters?(?: of)?) an? (\w+)$/.exec(text);
  if (part?.[3]) return (part[1] === 'half' ? 0.5 : part[2] ? 0.75 : 0.25) * scaleOf(part[3]);
  const halves = /^(\w+) and a half (\w+)$/.exec(text);
  if (halves?.[1] && halves[2]) return ((SMALL[halves[1]] ?? Number(halves[1])) + 0.5) * scaleOf(halves[2]);
  const mixed = /^(\d+(?:\.\d+)?)\s?([a-z]+)?$/.exec(text);
  if (mixed?.[1]) return Math.round(Number(mixed[1]) * (mixed[2] ? (BIG[mixed[2]] ?? 1) : 1) * 100) / 100;
  const half = text.endsWith(' and a half');
  let total = 0;
  let section = 0;
  for (const word of text.replace(/ and a half$/, '').split(/[\s-]+/)) {
    if (word === 'and' || word === 'of') continue;
    if (word === 'a') section = 1;
    else if (word === 'couple') section = 2;
    else if (word === 'few') return null;
    else if (SMALL[word] !== undefined) section += SMALL[word] ?? 0;
    else if (word === 'hundred') section = (section || 1) * 100;
    else if (BIG[word] !== undefined) {
      total += (section || 1) * (BIG[word] ?? 1) * (half ? 1.5 : 1);
      section = 0;
    } else return null;
  }
  return total + section;
}
