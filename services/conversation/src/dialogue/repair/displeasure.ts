import { UPSET } from '../../decision/limits.ts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { readDispleasure } from '../answer/readDispleasure.ts';
import { OFFER } from './handoff.ts';
import { isWaiting } from './pause.ts';

/** Topics a grumble resembles without being about them. */
const NO_BUSINESS = new Set(['thanks_bye', 'greeting', 'human_agent']);
const LONGEST_OUTBURST = 12;

/**
 * "答非所问", "问这么多烦死了": displeasure with the bot itself. It apologises, offers a person, and asks again what it was waiting for. Displeasure with the bank ("你们网点态度太差")
 * is a complaint and a topic of its own; a fresh conversation has no answer to be displeased with.
 */
export function displeased(seen: Seen): Decision | null {
  const { heard, state, answer } = seen;
  if (answer !== null || seen.option !== null || state.lastReply === null || state.expecting?.name === OFFER) return null;
  const topic = sureTopic(heard);
  if (topic !== null && !NO_BUSINESS.has(topic)) return null;
  const outburst = heard.frustration >= UPSET && heard.masked.length <= LONGEST_OUTBURST;
  if (!readDispleasure(heard.masked) && !outburst) return null;
  if (isWaiting(state)) return because('displeased', heard.frustration, UPSET, { do: 'ask_again', why: 'sorry_again', bound: null });
  return because('displeased', heard.frustration, UPSET, { do: 'say', act: 'clarify', words: 'sorry_unhelpful', failure: true, offerPerson: true });
}
