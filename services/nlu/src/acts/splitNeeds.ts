/** A part of a message, in the offsets of the text given. */
export type Part = { start: number; end: number };

// What starts a new matter. A bare full stop does not: people tell a story and ask at its end.
const CONNECTOR = /[,.。!?;\s]*(?:另外|此外|再有|还要|还得|再(?:帮我|给我|查|看|问|办)|最后(?:问|再)|一个是|一是|二是|三是|第[一三四](?:个|件事)?[,是]|1[.、)](?=[^\d])|3[.、)](?=[^\d])|还有(?:一个|个|就是)?(?:问题|事)?|顺(?:便|带)(?:再)?(?:请?问(?:一下|下|句)?|咨询(?:一下)?|帮我|看(?:一下|下)?|查(?:一下|下)?)?|再问(?:一下|下|个)|对了|其次|第二(?:个|件事)?[,是]|2[.、)]|以及|同时|再就是|然后(?:我|再|还|也|就){0,3}(?:问|帮我|想|要)|还想(?:问|知道|咨询)|也想(?:问|知道)|也帮我|by the way|also,? |and also|another (?:thing|question)|one more (?:thing|question)|plus,? |secondly|on top of that|and (?:can|could|how|what|where|when|i (?:want|need|would)) |then |finally,? |lastly,? )/g;
const QUESTION_END = /[?？]+\s*|[;\n]+\s*|(?:吗|呢|多少|怎么办|咋办)[,。;\s]+/g;
/** Two Chinese characters already name a matter ("积分"). */
const MIN_PART = { han: 2, other: 3 };
const MAX_PARTS = 4;

/** Cuts a message where a new matter may begin. Whether the parts really are several needs is decided by their topics. */
export function splitNeeds(text: string): Part[] {
  if (text.length > 600) return [{ start: 0, end: text.length }];
  const cuts = new Set<number>();
  for (const m of text.matchAll(CONNECTOR)) if (m.index > 0) cuts.add(m.index);
  for (const m of text.matchAll(QUESTION_END)) cuts.add(m.index + m[0].length);
  const bounds = [0, ...[...cuts].sort((a, b) => a - b).filter((c) => c < text.length), text.length];
  const parts: Part[] = [];
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const part = { start: bounds[i] ?? 0, end: bounds[i + 1] ?? 0 };
    const last = parts.at(-1);
    // A connector alone, or a crumb, belongs to its neighbour.
    if (last && isCrumb(text.slice(part.start, part.end).replace(CONNECTOR, ''))) last.end = part.end;
    else if (last && isCrumb(text.slice(last.start, last.end))) last.end = part.end;
    else parts.push(part);
  }
  return parts.length > MAX_PARTS ? [{ start: 0, end: text.length }] : parts;
}

function isCrumb(text: string): boolean {
  const content = text.replace(/[\s\p{P}]/gu, '');
  return content.length < (/\p{Script=Han}/u.test(content) ? MIN_PART.han : MIN_PART.other);
}
