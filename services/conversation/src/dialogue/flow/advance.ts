import { inLanguage, type ActiveFlow, type Citation, type FlowSlot, type FlowStep, type HandoffWish, type Option, type ReleasedFlow, type Table, type TurnOutcome } from '@lobby/contracts';
import { compute } from '../compute/index.ts';
import { holds } from './holds.ts';
import { render, show } from './render.ts';
import { CONFIRMED, isSkipped, lookUp, type FlowView } from './view.ts';

/** Why a flow stops for now: it waits for the customer, for an effect of the outside world, or it is over. */
export type Pause =
  | { kind: 'slot'; slot: FlowSlot; options: Option[] }
  | { kind: 'confirm'; text: string }
  | { kind: 'call'; step: string; operation: string; args: Record<string, unknown>; changes: boolean }
  | { kind: 'eligibility'; step: string; product: string }
  | { kind: 'handoff'; wish: HandoffWish; text: string | null }
  | { kind: 'end' }
  | { kind: 'broken'; why: string };

export type Said = { text: string; table?: Table };
/** `walked`: the steps taken, in order, the one it pauses at included. */
export type Progress = { run: ActiveFlow; walked: string[]; said: Said[]; cited: Citation[]; ticket: TurnOutcome['ticket']; pause: Pause };

/** A flow longer than this between two pauses runs in a circle; the validator finds most of those before release. */
const MOST_STEPS = 100;
const DONE = '';

/** Runs a flow from its current step to the next pause. Pure: the same run, flow and view give the same progress. */
export function advance(start: ActiveFlow, flow: ReleasedFlow, view: FlowView): Progress {
  const progress: Progress = { run: start, walked: [], said: [], cited: [], ticket: null, pause: { kind: 'end' } };
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const step = flow.body.steps.find((s) => s.id === progress.run.step);
    if (!step) return { ...progress, pause: progress.run.step === DONE ? { kind: 'end' } : { kind: 'broken', why: `no step ${progress.run.step}` } };
    progress.walked.push(step.id);
    const pause = take(step, progress, flow, view);
    if (pause) return { ...progress, pause };
  }
  return { ...progress, pause: { kind: 'broken', why: 'runs in a circle' } };
}

/** The step below; '' after the last one. */
export function stepBelow(flow: ReleasedFlow, id: string): string {
  const index = flow.body.steps.findIndex((s) => s.id === id);
  return flow.body.steps[index + 1]?.id ?? DONE;
}

/** Takes one step: changes `progress`, and returns a pause if it is one. */
function take(step: FlowStep, progress: Progress, flow: ReleasedFlow, view: FlowView): Pause | null {
  const go = (to: string): null => {
    progress.run = { ...progress.run, step: to };
    return null;
  };
  const onward = () => go(stepBelow(flow, step.id));
  const { run } = progress;

  if ('collect' in step) {
    const only = onlyChoice(step.collect, run, flow, view);
    if (only !== null) progress.run = { ...run, slots: { ...run.slots, [step.collect]: only } };
    return only !== null ? onward() : collect(step.collect, run, flow, view) ?? onward();
  }
  if ('say' in step && !('handoff' in step)) return say(step, progress, flow, view) ?? (step.next ? go(step.next) : onward());
  if ('branch' in step) {
    const taken = step.branch.find((b) => holds(b.when, (path) => lookUp(path, run, view)));
    return taken ? go(taken.goto) : step.else ? go(step.else) : onward();
  }
  if ('call' in step) return call(step, run, view);
  if ('compute' in step) return calculate(step, progress, view) ?? onward();
  if ('confirm' in step) {
    if (run.results[CONFIRMED] === step.id) return onward();
    const text = render(step.confirm, run, flow, view);
    return text === null ? broken(step) : { kind: 'confirm', text };
  }
  if ('eligibility' in step) return { kind: 'eligibility', step: step.id, product: step.eligibility.product };
  if ('ticket' in step) return openTicket(step, progress, flow, view) ?? onward();
  if ('handoff' in step) return handOff(step, run, flow, view);
  return { kind: 'end' };
}

type StepOf<K extends string> = Extract<FlowStep, Record<K, unknown>>;
const broken = (step: FlowStep): Pause => ({ kind: 'broken', why: `text or value missing at ${step.id}` });

function collect(name: string, run: ActiveFlow, flow: ReleasedFlow, view: FlowView): Pause | null {
  if (run.slots[name] !== undefined || isSkipped(run, name)) return null;
  const slot = flow.body.slots.find((s) => s.name === name);
  return slot ? { kind: 'slot', slot, options: slotOptions(slot, run, view) } : { kind: 'broken', why: `no slot ${name}` };
}

/** The value of the only row there is to choose. */
function onlyChoice(name: string, run: ActiveFlow, flow: ReleasedFlow, view: FlowView): string | null {
  const slot = flow.body.slots.find((s) => s.name === name);
  const rows = slot && slot.options.length === 0 && run.slots[name] === undefined ? rowsOf(slot, run, view) : [];
  const [row] = rows;
  return slot?.optionsFrom && rows.length === 1 && row ? String(row[slot.optionsFrom.value]) : null;
}

function rowsOf({ optionsFrom }: FlowSlot, run: ActiveFlow, view: FlowView): Record<string, unknown>[] {
  const list = optionsFrom ? lookUp(optionsFrom.list, run, view) : [];
  const rows = Array.isArray(list) ? list as Record<string, unknown>[] : [];
  const where = optionsFrom?.where;
  return where ? rows.filter((row) => row[where.field] === where.is) : rows;
}

function slotOptions(slot: FlowSlot, run: ActiveFlow, view: FlowView): Option[] {
  const made = (value: string, label: string): Option => ({ id: `slot:${slot.name}:${value}`, label, text: label });
  const fixed = slot.options.map((o) => made(o.value, inLanguage(o.label, view.language)));
  if (!slot.optionsFrom) return fixed;
  const { value, label } = slot.optionsFrom;
  return [...fixed, ...rowsOf(slot, run, view).map((row) => made(String(row[value]), labelOf(row[label], String(row[value]), view)))];
}

/** Two cards may share a name, so the value stands beside it. */
function labelOf(label: unknown, value: string, view: FlowView): string {
  const text = show(label, undefined, view.language);
  return text === null || text === value ? value : view.language === 'zh' ? `${text}（${value}）` : `${text} (${value})`;
}

function say(step: StepOf<'say'>, progress: Progress, flow: ReleasedFlow, view: FlowView): Pause | null {
  if (!('say' in step) || step.say === undefined) return null;
  const text = render(step.say, progress.run, flow, view);
  if (text === null) return broken(step);
  const table = 'table' in step && step.table ? tableOf(step.table, progress.run, view) : undefined;
  progress.said = [...progress.said, { text, ...(table ? { table } : {}) }];
  return null;
}

function tableOf(table: { list: string; columns: { title: { zh: string; en?: string | undefined }; field: string }[] }, run: ActiveFlow, view: FlowView): Table | undefined {
  const list = lookUp(table.list, run, view);
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const cell = (row: unknown, field: string) => {
    const [key, filter] = field.split('|');
    return show((row as Record<string, unknown>)[key ?? ''], filter, view.language) ?? '';
  };
  return { columns: table.columns.map((c) => c.title[view.language] ?? c.title.zh), rows: list.map((row) => table.columns.map((c) => cell(row, c.field))) };
}

function readArgs(args: Record<string, string | number | boolean>, run: ActiveFlow, view: FlowView): Record<string, unknown> | null {
  const pairs = Object.entries(args).map(([name, value]) => [name, typeof value === 'string' && value.startsWith('$') ? argument(value.slice(1), run, view) : value] as const);
  return pairs.some(([, value]) => value === undefined) ? null : Object.fromEntries(pairs);
}

/** `$x` and `$slot.x` read a slot, `$result.x.y` a result. */
function argument(path: string, run: ActiveFlow, view: FlowView): unknown {
  return lookUp(path.includes('.') ? path : `slot.${path}`, run, view);
}

function call(step: StepOf<'call'>, run: ActiveFlow, view: FlowView): Pause {
  const args = readArgs(step.args, run, view);
  const changes = view.changes(step.call);
  if (!args) return broken(step);
  if (changes && run.results[CONFIRMED] === undefined) return { kind: 'broken', why: `${step.call} without a yes` };
  return { kind: 'call', step: step.id, operation: step.call, args, changes };
}

function calculate(step: StepOf<'compute'>, progress: Progress, view: FlowView): Pause | null {
  const plain = readArgs(step.args, progress.run, view);
  const args = plain && withRates(plain, progress, view);
  const result = args && compute(step.compute, args);
  if (!args || !result) return broken(step);
  progress.run = { ...progress.run, results: { ...progress.run.results, [step.save]: { ...args, ...result } } };
  return null;
}

/** Replaces `@rate.x` by the published percent for the term and amount beside it, and cites the rate. */
function withRates(args: Record<string, unknown>, progress: Progress, view: FlowView): Record<string, unknown> | null {
  const filled = { ...args };
  const at = { ...(typeof args.term === 'string' ? { term: args.term } : {}), ...(typeof args.amount === 'number' ? { amount: args.amount } : {}) };
  for (const [name, value] of Object.entries(args)) {
    if (typeof value !== 'string' || !value.startsWith('@')) continue;
    const rate = view.know.rateOf?.(value.slice(1), at, view.today, view.language);
    if (!rate) return null;
    filled[name] = rate.percent;
    progress.cited = [...progress.cited, rate.citation];
  }
  return filled;
}

function openTicket(step: StepOf<'ticket'>, progress: Progress, flow: ReleasedFlow, view: FlowView): Pause | null {
  const subject = render(step.ticket.subject, progress.run, flow, view);
  if (subject === null) return broken(step);
  progress.ticket = { subject, queue: step.ticket.queue, priority: step.ticket.priority, ...(flow.body.topics[0] ? { topic: flow.body.topics[0] } : {}) };
  return null;
}

function handOff(step: StepOf<'handoff'>, run: ActiveFlow, flow: ReleasedFlow, view: FlowView): Pause {
  const text = step.say ? render(step.say, run, flow, view) : null;
  return { kind: 'handoff', wish: { reason: 'flow', signal: step.handoff.reason, queue: step.handoff.queue, priority: step.handoff.priority }, text };
}
