/** A sentence says the same as a text when so much of what it is made of stands there. A fair rewording keeps far more, one that talks of something else far less. */
const ENOUGH = 0.5;

/** Words that carry no fact here: the grammar of a sentence, courtesy, and numbers, which are compared one by one elsewhere. */
const EMPTY = new Set(('the and for are was were has have had you your yours our ours with this that these those from into upon will would can could may might shall should must been being it its they them their there here '
  + 'which who whom whose what when where while then than also just only very more most such each any all some other about please thank thanks dear hello kindly customer welcome hope helps help happy glad let know iii one two three four five six seven eight nine ten eleven twelve').split(' '));
const EMPTY_HAN = /您好|尊敬的|客户|感谢|谢谢|请|放心|哦|呢|吧|啊|的|了|是|您|你|和|与|在|会|可以|可|也|就|将|即|则|为|把|被|等|及|以|这|那|我们|我行|本行/g;

/**
 * Whether a text lost or brought in a sentence: each sentence of the one must stand, by its words (pairs of characters in Chinese), in the other. Tells what numbers and negations
 * cannot: an answer of which only half is left, and words about something else.
 */
export function substanceOf(worded: string, source: string): 'fact_lost' | 'fact_added' | null {
  if (!everySentenceIn(source, worded)) return 'fact_lost';
  return everySentenceIn(worded, source) ? null : 'fact_added';
}

/** True when two texts have anything at all in common: a question said otherwise still speaks of the same thing. */
export function speaksOfTheSame(a: string, b: string): boolean {
  const there = new Set(partsOf(b));
  return partsOf(a).some((part) => there.has(part));
}

function everySentenceIn(text: string, other: string): boolean {
  const there = new Set(partsOf(other));
  return sentencesOf(text).every((sentence) => {
    const parts = [...new Set(partsOf(sentence))];
    return parts.length === 0 || parts.filter((part) => there.has(part)).length >= parts.length * ENOUGH;
  });
}

const sentencesOf = (text: string): string[] => text.split(/[。！？；!?;\n]+|\.(?=\s|$)/);

/** What a text is made of: words of Latin letters by their stem, pairs of Chinese characters. */
function partsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words = (lower.match(/[a-z]{3,}/g) ?? []).filter((w) => !EMPTY.has(w)).map((w) => (w.length > 4 ? w.replace(/(?:ing|ed|es|s)$/, '') : w));
  const runs = lower.replace(EMPTY_HAN, ' ').match(/\p{Script=Han}{2,}/gu) ?? [];
  return [...words, ...runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)))];
}
