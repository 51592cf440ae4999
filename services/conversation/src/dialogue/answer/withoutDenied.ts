import type { Understanding } from '@lobby/contracts';

const DENIED = /(?:而不是|不是|并非|不要|(?<![a-z])not|isn'?t|instead of|rather than)\s*([^，,。；;！!？?]{1,16}?)(?=\s*(?:[，,。；;！!？?]|而?是|但是|but\b|it'?s\b|$))/giu;

/**
 * "不是三年，是五年" speaks of five years: what stands after "not" is taken out of text and entities, as long as something is left to go by. Otherwise the message stays
 * as it is ("不是8821" alone says what is wrong, and that is all it says).
 */
export function withoutDenied(heard: Understanding): Understanding {
  const spans = [...heard.masked.matchAll(DENIED)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[1] ?? '' }));
  if (spans.length === 0) return heard;
  const masked = heard.masked.replace(DENIED, ' ').trim();
  const entities = heard.entities.filter((e) => !spans.some((s) => inside(e, s, heard.masked)));
  const says = entities.length > 0 || /\d{4}/.test(masked);
  return says ? { ...heard, masked, entities } : heard;
}

/** Offsets count where they fit the text; after a normalisation that moved them, the words decide. */
function inside(entity: Understanding['entities'][number], span: { start: number; end: number; text: string }, text: string): boolean {
  if (text.slice(entity.start, entity.end) === entity.text) return entity.start >= span.start && entity.end <= span.end;
  return span.text.includes(entity.text);
}
