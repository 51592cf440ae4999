import type { SlotValue } from '@lobby/contracts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { isBareValue } from '../answer/bareQuestion.ts';
import { goesBack, saysGoOn } from '../answer/pauseWords.ts';
import { readAnswer } from '../answer/readAnswer.ts';
import { saidForFlow } from '../flow/slots.ts';
import { flowOfRun } from '../flow/view.ts';

/**
 * The answer to "刚才的挂失还没办完，要继续吗？". A cancel is a no; answering the flow's own open question ("8821") is a yes with that answer.
 */
export function resumed(seen: Seen): Decision | null {
  const { state, answer, heard, option } = seen;
  if (state.expecting?.kind !== 'resume') return null;
  if (answer?.kind === 'yes' || option === 'go_on' || (option === null && saysGoOn(heard.masked))) return because('resume', true, true, { do: 'resume', yes: true, value: null });
  if (answer?.kind === 'no' || option === 'stop' || heard.dialogueAct === 'cancel') return because('resume', false, true, { do: 'resume', yes: false, value: null });
  const value = pendingAnswer(seen);
  if (value === null && tellsForFlow(seen)) return because('resume_by_telling', true, true, { do: 'resume', yes: true, value: null });
  return value === null ? null : because('resume_by_answer', true, true, { do: 'resume', yes: true, value });
}

/** The flow on top of the stack, and how far it had come. */
function waitingFlow(state: Seen['state'], know: Seen['know']) {
  const waiting = state.stack.at(-1);
  return { waiting, flow: flowOfRun(know, waiting) };
}

/** About another matter than the waiting flow's. */
function isElsewhere(heard: Seen['heard'], topics: readonly string[]): boolean {
  const topic = sureTopic(heard);
  return topic !== null && !topics.includes(topic) && !goesBack(heard.masked);
}

/** Tells, without asking anything, what the waiting flow will want later ("分三年还" while the amount is still open). */
function tellsForFlow({ heard, state, know }: Seen): boolean {
  const { waiting, flow } = waitingFlow(state, know);
  return waiting !== undefined && flow !== undefined && heard.dialogueAct !== 'ask' && !isElsewhere(heard, flow.body.topics) && Object.keys(saidForFlow(flow, heard, waiting.slots)).length > 0;
}

function pendingAnswer({ heard, state, know }: Seen): SlotValue | null {
  const { waiting, flow } = waitingFlow(state, know);
  const step = flow?.body.steps.find((s) => s.id === waiting?.step);
  const slot = step && 'collect' in step ? flow?.body.slots.find((s) => s.name === step.collect) : undefined;
  const bare = isBareValue(heard) || /^\D{0,2}\d{4}\D{0,2}$/.test(heard.masked);
  if (!slot || slot.type === 'text' || slot.type === 'branch' || (!bare && (heard.dialogueAct === 'ask' || isElsewhere(heard, flow?.body.topics ?? [])))) return null;
  const read = readAnswer(bare ? { ...heard, dialogueAct: 'inform' } : heard, { kind: 'slot', slot, options: [] });
  return read?.kind === 'value' ? read.value : null;
}
