import { CONNECTOR_OPERATIONS, inLanguage, type ActiveFlow, type Citation, type DialogueState, type KnowledgeAnswer, type ReleasedFlow, type Reply, type Verdict } from '@lobby/contracts';
import { buttons } from '../../decision/buttons.ts';
import { factOptions } from '../../decision/decide.ts';
import { advance, stepBelow, type Pause, type Progress, type Said } from '../../dialogue/flow/advance.ts';
import type { FlowView } from '../../dialogue/flow/view.ts';
import { askKnowledge, callBank } from './consult.ts';
import { add, speak, type Draft, type TurnContext } from './context.ts';
import { flowOfRun } from '../../dialogue/flow/view.ts';

/** Marks a run that altered something, or may have: after that nobody may say that nothing was changed. */
const CHANGED = '_changed';
/** Effects one turn may have in one flow: more means a flow that calls in a circle. */
const MOST_EFFECTS = 20;

/** What has been said and found on the way to the next pause; becomes one reply. */
type Spoken = { texts: Said[]; verdict?: Verdict; citations: Citation[] };

/**
 * Runs `state.active` until it waits for the customer or ends, with the bank's and knowledge's answers in between.
 * @param lead said in front, such as "好的，已按您说的改过来。"
 */
export async function runFlow(draft: Draft, context: TurnContext, lead = ''): Promise<Draft> {
  const flow = flowOfRun(context.know, draft.state.active);
  if (!draft.state.active || !flow) return lostFlow(draft);
  let run = onThisVersion(draft.state.active, flow);
  const spoken: Spoken = { texts: lead ? [{ text: lead }] : [], citations: [] };
  let ticket = draft.ticket;
  for (let effects = 0; effects < MOST_EFFECTS; effects += 1) {
    const progress: Progress = advance(run, flow, flowView(draft, context));
    context.trace.flowSteps.push(...progress.walked.map((step) => ({ flow: flow.id, step })));
    spoken.texts.push(...progress.said);
    spoken.citations.push(...progress.cited);
    ticket = progress.ticket ?? ticket;
    const { pause } = progress;
    run = progress.run;
    if (pause.kind === 'call') run = await afterCall(run, flow, pause, context);
    else if (pause.kind === 'eligibility') {
      const answer = await askKnowledge(context, eligibilityQuestion(pause.product, draft.state, flow, context));
      if (answer.kind === 'need_fact') return waitForFact({ ...draft, ticket }, run, flow, spoken, pause.product, answer);
      run = afterVerdict(run, flow, pause.step, answer, spoken);
    } else return stop({ ...draft, ticket }, run, flow, spoken, pause, context);
  }
  return stop(draft, run, flow, spoken, { kind: 'broken', why: 'too many effects' }, context);
}

function flowView(draft: Draft, context: TurnContext): FlowView {
  const { operations } = context.deps.connector;
  const changes = (name: string) => (Object.hasOwn(operations, name) ? operations[name]?.changes : Object.hasOwn(CONNECTOR_OPERATIONS, name) ? CONNECTOR_OPERATIONS[name as keyof typeof CONNECTOR_OPERATIONS].changes : true) ?? true;
  return { know: context.know, language: draft.state.language, today: context.today, assurance: context.input.customer.assurance, changes };
}

/** The run after a call: its data saved and one step on, or `{error: code}` saved and gone the error's way. */
async function afterCall(run: ActiveFlow, flow: ReleasedFlow, pause: Extract<Pause, { kind: 'call' }>, context: TurnContext): Promise<ActiveFlow> {
  const step = flow.body.steps.find((s) => s.id === pause.step);
  const result = await callBank(context, run, pause);
  const touched = pause.changes && (result.ok || result.code === 'unavailable') ? { [CHANGED]: true } : {};
  const save = (step && 'call' in step ? step.save : undefined) ?? pause.step;
  const results = { ...run.results, ...touched, [save]: result.ok ? result.data : { error: result.code } };
  if (result.ok) return { ...run, results, step: stepBelow(flow, pause.step) };
  const onError = step && 'call' in step ? step.onError : undefined;
  return { ...run, results, step: onError ?? NOWHERE };
}

/** No step has this id, so the flow breaks there and says that it could not be done. */
const NOWHERE = '_failed';

function eligibilityQuestion(product: string, state: DialogueState, flow: ReleasedFlow, context: TurnContext) {
  return {
    text: inLanguage(flow.title, state.language), language: state.language, intent: 'eligibility' as const, topicScores: [], aspects: ['eligibility' as const], products: [product],
    slots: { ...state.slots, ...state.active?.slots }, facts: state.facts, avoid: [], release: context.know.releaseId, ...(flow.body.topics[0] ? { topic: flow.body.topics[0] } : {}),
  };
}

/** The flow left the release while it waited. */
function lostFlow(draft: Draft): Draft {
  const { text, draft: said } = speak(draft, 'not_understood');
  return add(said, { act: 'refuse', text, citations: [], options: [buttons.person(draft.state.language)] }, { active: null, expecting: null });
}

/** A release may have changed a flow that is under way: it goes on where it was if that step still exists, otherwise from its start with what was said. */
function onThisVersion(run: ActiveFlow, flow: ReleasedFlow): ActiveFlow {
  const known = flow.body.steps.some((s) => s.id === run.step);
  return { ...run, version: flow.version, ...(known ? {} : { step: flow.body.steps[0]?.id ?? '', results: {} }) };
}

function afterVerdict(run: ActiveFlow, flow: ReleasedFlow, step: string, answer: KnowledgeAnswer, spoken: Spoken): ActiveFlow {
  const found = flow.body.steps.find((s) => s.id === step);
  const save = (found && 'eligibility' in found ? found.save : undefined) ?? step;
  if (answer.kind !== 'verdict' || !answer.verdict) return { ...run, results: { ...run.results, [save]: { outcome: 'unknown' } }, step: stepBelow(flow, step) };
  spoken.texts.push({ text: answer.text });
  spoken.verdict = answer.verdict;
  spoken.citations.push(...answer.citations);
  return { ...run, results: { ...run.results, [save]: { outcome: answer.verdict.outcome } }, step: stepBelow(flow, step) };
}

function waitForFact(draft: Draft, run: ActiveFlow, flow: ReleasedFlow, spoken: Spoken, product: string, answer: KnowledgeAnswer): Draft {
  const missing = answer.missingFacts?.[0];
  const { text: lead, draft: said } = speak(draft, 'need_fact');
  const reply = replyOf('ask', flow, draft.state, spoken, `${lead}${missing?.question ?? ''}`, missing ? factOptions(missing, draft.state.language) : []);
  return add(said, reply, {
    active: run, eligibility: { product, ...(flow.body.topics[0] ? { topic: flow.body.topics[0] } : {}) }, failuresInARow: 0,
    expecting: missing ? { kind: 'fact', name: missing.fact, type: missing.type } : null,
  });
}

function stop(draft: Draft, run: ActiveFlow, flow: ReleasedFlow, spoken: Spoken, pause: Pause, context: TurnContext): Draft {
  const { language } = draft.state;
  const title = inLanguage(flow.title, language);
  const over = { active: null, expecting: null, eligibility: null, slots: { ...draft.state.slots, ...run.slots } };
  switch (pause.kind) {
    case 'slot': {
      const skip = pause.slot.skippable ? [buttons.skip(language)] : [];
      return add(draft, replyOf('ask', flow, draft.state, spoken, inLanguage(pause.slot.question, language), [...pause.options, ...skip]), { active: run, eligibility: null, expecting: { kind: 'slot', name: pause.slot.name, type: pause.slot.type } });
    }
    case 'confirm': return add(draft, replyOf('confirm', flow, draft.state, spoken, pause.text, [buttons.confirm(language), buttons.cancel(language)]), { active: run, eligibility: null, expecting: { kind: 'confirm', name: run.step, type: 'yes_no' } });
    case 'handoff': {
      const { text, draft: said } = pause.text === null ? speak(draft, 'handoff_flow') : { text: pause.text, draft };
      return { ...add(said, replyOf('handoff', flow, draft.state, spoken, text, []), over), handoff: pause.wish };
    }
    case 'end': return spoken.texts.length === 0 ? { ...draft, state: { ...draft.state, ...over } } : add(draft, replyOf('answer', flow, draft.state, spoken, '', []), { ...over, failuresInARow: 0 });
    case 'broken': case 'call': case 'eligibility': {
      context.deps.log.warn({ flow: flow.id, step: run.step, why: pause.kind === 'broken' ? pause.why : pause.kind }, 'a flow could not go on');
      const { text, draft: said } = speak(draft, run.results[CHANGED] ? 'flow_unsure' : 'flow_failed', { title });
      return add(said, replyOf('refuse', flow, draft.state, spoken, text, [buttons.person(language)]), { ...over, failuresInARow: draft.state.failuresInARow + 1 });
    }
  }
}

function replyOf(act: Reply['act'], flow: ReleasedFlow, state: DialogueState, spoken: Spoken, ending: string, options: Reply['options']): Reply {
  const topic = state.lastTopic && flow.body.topics.includes(state.lastTopic) ? state.lastTopic : flow.body.topics[0];
  const table = spoken.texts.findLast((t) => t.table)?.table;
  return {
    act, text: [...spoken.texts.map((t) => t.text), ending].filter((t) => t !== '').join('\n\n'), citations: flowCitations(flow, spoken, state), options,
    ...(topic ? { topic } : {}), ...(table ? { table } : {}), ...(spoken.verdict ? { verdict: spoken.verdict } : {}),
  };
}

/** A flow is a released item too: the rules it states in words stand in its version. */
function flowCitations(flow: ReleasedFlow, spoken: Spoken, state: DialogueState): Citation[] {
  if (spoken.texts.length === 0 || !flow.validFrom) return spoken.citations;
  return [...spoken.citations, { itemId: flow.id, version: flow.version, title: inLanguage(flow.title, state.language), validFrom: flow.validFrom }];
}
