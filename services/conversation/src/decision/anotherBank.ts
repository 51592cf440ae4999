import { because, type Decision, type Seen } from './moves.ts';
import { toQuestion } from './question.ts';
import { topTopic } from './topTopic.ts';

/** Whether the message is about what another bank has or offers ("我建行卡丢了"), which only that bank can know or do. */
export function isOfAnotherBank({ heard, state, know }: Pick<Seen, 'heard' | 'state' | 'know'>, topic: string | null): boolean {
  return know.anotherBank?.({ text: heard.masked, language: state.language, aspects: heard.aspects, ...(topic === null ? {} : { topic }) })?.isTheirs ?? false;
}

/** Strange to us as it may look, what another bank is asked about is no mystery: knowledge says whose it is. */
export function askedOfAnotherBank(seen: Seen): Decision | null {
  const top = topTopic(seen.heard);
  const topic = top && seen.know.topics.has(top.id) ? top.id : null;
  if (!isOfAnotherBank(seen, topic)) return null;
  return because('another_bank', topic, null, { do: 'ask', topic, question: toQuestion(seen, { topic }), minScore: 0, orElse: { say: 'refuse' }, corrected: false, offerFlow: null });
}
