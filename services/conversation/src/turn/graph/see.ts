import type { DialogueKnowledge, DialogueState, FactValue, StepUpResult, Understanding } from '@lobby/contracts';
import type { Seen } from '../../decision/moves.ts';
import { plainWords } from '../../dialogue/answer/plainWords.ts';
import { leaningAct, settledAct } from '../../dialogue/answer/readAct.ts';
import { readAnswer, wantedBy, type Answer, type Wanted } from '../../dialogue/answer/readAnswer.ts';
import { tellsAnotherFact } from '../../dialogue/answer/tellsAnotherFact.ts';

/** Buttons that may be pressed at any time, also under an older reply. */
const LASTING = /^(topic|product|flow):|^(person|none|verify)$/;
const ACT_OF: Record<string, Understanding['dialogueAct']> = { yes: 'affirm', no: 'deny', skip: 'skip' };

/**
 * Puts together what a rule may weigh. A pressed button speaks for itself, whatever its label might be understood as; its id comes from outside and counts only if the
 * bot offered it last, or it is one of the lasting kinds.
 */
export function see(heard: Understanding, message: { option?: string | undefined; stepUp?: StepUpResult | undefined }, state: DialogueState, know: DialogueKnowledge): Seen {
  const pressed = message.option ?? typedButton(heard.masked, state);
  const offered = state.lastOptions.some((o) => o.id === pressed);
  const option = pressed !== undefined && (offered || LASTING.test(pressed)) ? pressed : null;
  const act = option === null ? undefined : ACT_OF[option];
  const meant = act ? { ...heard, dialogueAct: act } : option === null ? settled(heard, state) : heard;
  const wanted = wantedBy(state, {
    slot: (flow, name) => know.flows.find((f) => f.id === flow)?.body.slots.find((s) => s.name === name),
    fact: (id) => know.facts.get(id),
  });
  const answer = (option === null ? null : buttonAnswer(option, state, know)) ?? (wanted ? typedAnswer(meant, wanted, know) : null);
  return { heard: meant, answer, option, stepUp: message.stepUp ?? null, state, know };
}

/** What the words say to what is wanted; a yes or no about another thing says nothing to it. */
function typedAnswer(heard: Understanding, wanted: Wanted, know: DialogueKnowledge): Answer {
  const answer = readAnswer(heard, wanted);
  const beside = answer?.kind === 'value' && wanted.kind === 'fact' && typeof answer.value === 'boolean' && tellsAnotherFact(heard.masked, wanted.fact, know.facts.values());
  return beside ? null : answer;
}

/** A button's label typed out is that button pressed. */
function typedButton(text: string, { lastOptions }: DialogueState): string | undefined {
  const said = plainWords(text);
  return said === '' ? undefined : lastOptions.find((o) => plainWords(o.label) === said)?.id;
}

/** A short answer to what was asked has no topic and no danger in it, whatever it resembles by itself. */
function settled(heard: Understanding, state: DialogueState): Understanding {
  const act = settledAct(heard.masked, state);
  const leaning = act === null ? leaningAct(heard.masked, state) : null;
  if (leaning !== null) return { ...heard, dialogueAct: leaning, outOfScope: 0 };
  if (act === null) return heard;
  return act === 'ask_human' ? { ...heard, dialogueAct: act } : { ...heard, dialogueAct: act, topics: [], signals: [], outOfScope: 0 };
}

/** `slot:<name>:<value>` and `fact:<id>:<value>` answer the very thing awaited. */
function buttonAnswer(option: string, state: DialogueState, know: DialogueKnowledge): Answer {
  const [kind, name, ...rest] = option.split(':');
  const { expecting } = state;
  if (!expecting || expecting.kind !== kind || expecting.name !== name) return null;
  const text = rest.join(':');
  return { kind: 'value', value: kind === 'fact' ? factValue(text, know.facts.get(name)?.type) : text };
}

function factValue(text: string, type: string | undefined): FactValue {
  if (type === 'number' || type === 'money') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}
