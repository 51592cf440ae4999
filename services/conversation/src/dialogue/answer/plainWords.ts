/** A text as its words alone: lower case, without punctuation; Chinese without spaces, Latin words one space apart. */
export function plainWords(text: string): string {
  const words = text.normalize('NFKC').toLowerCase().replace(/['’]/g, '').replace(/[\p{P}\p{S}\s]+/gu, ' ').trim();
  return words.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
}

/** True when a text holds no letter, digit or sign: "……", "？", an emoji. */
export function isWordless(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text.normalize('NFKC'));
}

/** Something a whole text can be tested against. */
export type Wording = { test(words: string): boolean };

/**
 * Fits texts made of these pieces, at least one of them, with fillers around and nothing else. Reads from left to right without turning back, so that no text takes more
 * than its length.
 */
export function only(pieces: string, fillers = '(?!)'): Wording {
  const piece = new RegExp(`(?:${pieces})(?![a-z]) ?`, 'uy');
  const filler = new RegExp(`(?:${fillers})(?![a-z]) ?`, 'uy');
  return {
    test(words) {
      let at = 0;
      let found = false;
      while (at < words.length) {
        const next = lastIndex(piece, words, at);
        found ||= next > at;
        at = next > at ? next : lastIndex(filler, words, at);
        if (at === 0) return false;
      }
      return found;
    },
  };
}

/** Where a match beginning at `at` ends; 0 when there is none. */
function lastIndex(pattern: RegExp, words: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(words) && pattern.lastIndex > at ? pattern.lastIndex : 0;
}

/** Letters, digits and signs left when `known` is taken out: how much a text says besides. */
export function rest(text: string, known: RegExp): number {
  return plainWords(text).replace(known, '').replace(/ /g, '').length;
}
