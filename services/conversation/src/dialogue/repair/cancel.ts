import { actOn } from '../../decision/onTopic.ts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { flowOfRun } from '../flow/view.ts';

/** A bare "取消" resembles some topic too; only a longer message that is very sure of its topic says what it wants instead. */
const SAYS_MORE = { characters: 8, score: 0.8 };
const NOT_INSTEAD = new Set(['thanks_bye', 'greeting', 'card_cancel', 'human_agent']);

/** "算了，不办了": stops what is going on. "算了不查了，我的卡被吞了" stops it and goes on with the new matter. A no to a resume question is judged by `resumed`. */
export function cancelled(seen: Seen): Decision | null {
  const { heard, state } = seen;
  if (heard.dialogueAct !== 'cancel') return null;
  const cancel = because('cancelled', state.active?.flow ?? state.eligibility?.product ?? null, null, { do: 'cancel' });
  const instead = topicInstead(seen);
  if (!instead) return cancel;
  const next = actOn(seen, instead, { rule: 'instead', seen: instead, wanted: state.lastTopic });
  return { moves: [...cancel.moves, ...next.moves], reasons: [...cancel.reasons, ...next.reasons] };
}

function topicInstead({ heard, state, know }: Seen): string | null {
  const topic = sureTopic(heard);
  const busyWith = flowOfRun(know, state.active)?.body.topics ?? [];
  if (topic === null || topic === state.lastTopic || busyWith.includes(topic) || NOT_INSTEAD.has(topic)) return null;
  return heard.masked.length >= SAYS_MORE.characters && (heard.topics[0]?.score ?? 0) >= SAYS_MORE.score ? topic : null;
}
