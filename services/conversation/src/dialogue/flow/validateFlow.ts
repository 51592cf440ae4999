import { CONNECTOR_OPERATIONS, type Condition, type FlowBody, type FlowStep } from '@lobby/contracts';
import { COMPUTATIONS } from '../compute/index.ts';

export type FlowFinding = { path: string; message: string };
type Operations = Readonly<Record<string, { changes: boolean }>>;

/**
 * What is wrong with a flow, for the release gate: steps that lead nowhere or are never reached, slots never asked, texts that read what is not there, and above all
 * a call that changes something without a yes before it on every way there. Empty when it may be released.
 * @param operations what the connector offers; others are reported
 */
export function validateFlow(body: FlowBody, operations: Operations = CONNECTOR_OPERATIONS): FlowFinding[] {
  return [...doubles(body), ...targets(body), ...unreachable(body), ...slots(body), ...names(body, operations), ...reads(body), ...readsTooEarly(body), ...unconfirmed(body, operations)];
}

const at = (index: number, rest = ''): string => `steps[${index}]${rest}`;

function doubles({ steps, slots: known }: FlowBody): FlowFinding[] {
  const twice = <T>(items: readonly T[], name: (item: T) => string, path: string) =>
    items.flatMap((item, i) => (items.findIndex((other) => name(other) === name(item)) < i ? [{ path: `${path}[${i}]`, message: `"${name(item)}" stands twice` }] : []));
  return [...twice(steps, (s) => s.id, 'steps'), ...twice(known, (s) => s.name, 'slots')];
}

/** Every step a step may go on to, with the field that says so. `below` is the step after it in the list, '' the end. */
export function exits(step: FlowStep, below: string): { to: string; field: string }[] {
  if ('end' in step || 'handoff' in step) return [];
  if ('branch' in step) return [...step.branch.map((b, i) => ({ to: b.goto, field: `.branch[${i}].goto` })), { to: step.else ?? below, field: '.else' }];
  if ('say' in step && step.next) return [{ to: step.next, field: '.next' }];
  const side = 'call' in step && step.onError ? [{ to: step.onError, field: '.onError' }] : 'confirm' in step && step.onNo ? [{ to: step.onNo, field: '.onNo' }] : [];
  return [{ to: below, field: '' }, ...side];
}

const below = ({ steps }: FlowBody, index: number): string => steps[index + 1]?.id ?? '';

function targets(body: FlowBody): FlowFinding[] {
  const known = new Set(['', ...body.steps.map((s) => s.id)]);
  return body.steps.flatMap((step, i) => exits(step, below(body, i)).filter((e) => !known.has(e.to)).map((e) => ({ path: at(i, e.field), message: `there is no step "${e.to}"` })));
}

function unreachable(body: FlowBody): FlowFinding[] {
  const seen = reach(body, () => true);
  return body.steps.flatMap((step, i) => (seen.has(step.id) ? [] : [{ path: at(i), message: `nothing leads to "${step.id}"` }]));
}

/** Steps reached from the first one; `through` says whether the way goes on after a step. */
function reach(body: FlowBody, through: (step: FlowStep) => boolean): Set<string> {
  const seen = new Set<string>();
  const open = body.steps[0] ? [body.steps[0].id] : [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const index = body.steps.findIndex((s) => s.id === id);
    const step = body.steps[index];
    if (!step || seen.has(id)) continue;
    seen.add(id);
    open.push(...exits(step, below(body, index)).filter((e) => through(step) || e.field === '.onNo').map((e) => e.to));
  }
  return seen;
}

function slots({ slots: known, steps }: FlowBody): FlowFinding[] {
  const collected = new Set(steps.flatMap((s) => ('collect' in s ? [s.collect] : [])));
  return [
    ...known.flatMap((s, i) => (collected.has(s.name) ? [] : [{ path: `slots[${i}]`, message: `no step collects "${s.name}"` }])),
    ...known.flatMap((s, i) => (s.type === 'enum' && s.options.length === 0 && !s.optionsFrom ? [{ path: `slots[${i}].options`, message: 'an enum needs options' }] : [])),
    ...steps.flatMap((s, i) => ('collect' in s && !known.some((k) => k.name === s.collect) ? [{ path: at(i, '.collect'), message: `there is no slot "${s.collect}"` }] : [])),
  ];
}

function names({ steps }: FlowBody, operations: Operations): FlowFinding[] {
  return steps.flatMap((step, i) => {
    if ('call' in step && !Object.hasOwn(operations, step.call)) return [{ path: at(i, '.call'), message: `the bank has no operation "${step.call}"` }];
    return 'compute' in step && !Object.hasOwn(COMPUTATIONS, step.compute) ? [{ path: at(i, '.compute'), message: `there is no computation "${step.compute}"` }] : [];
  });
}

/** Slots and results that texts, conditions and arguments read must be put there by some step. */
function reads(body: FlowBody): FlowFinding[] {
  const results = new Set(body.steps.flatMap((s) => ('save' in s && s.save ? [s.save] : 'call' in s || 'eligibility' in s ? [s.id] : [])));
  const known = (path: string) => {
    const [root, name = ''] = path.split('.');
    return root === 'slot' ? body.slots.some((s) => s.name === name) : root === 'result' ? results.has(name) : path === 'session.assurance';
  };
  return body.steps.flatMap((step, i) => pathsIn(step).filter((path) => !known(path)).map((path) => ({ path: at(i), message: `"${path}" is never set` })));
}

function pathsIn(step: FlowStep): string[] {
  const texts = JSON.stringify(step).matchAll(/\{\{\s*((?:slot|result|session)\.[\w.]+)/g);
  const args = 'args' in step ? Object.values(step.args).filter((v): v is string => typeof v === 'string' && v.startsWith('$')).map((v) => (v.includes('.') ? v.slice(1) : `slot.${v.slice(1)}`)) : [];
  const conditions = 'branch' in step ? step.branch.flatMap((b) => factsIn(b.when)) : [];
  const table = 'table' in step && step.table ? [step.table.list] : [];
  return [...[...texts].map((m) => m[1] ?? ''), ...args, ...conditions, ...table];
}

/**
 * Texts and arguments that may be reached on a way where what they read was never put there: such a text cannot be said, and the flow breaks. A failed call has put nothing
 * there but its error. Slots that may stay empty, and conditions (where missing means no), are left out.
 */
function readsTooEarly(body: FlowBody): FlowFinding[] {
  const skippable = new Set(body.slots.filter((s) => s.skippable).map((s) => `slot.${s.name}`));
  return body.steps.flatMap((step, i) => {
    const read = 'branch' in step ? [] : pathsIn(step).map(rootOf).filter((path) => path !== '' && !skippable.has(path));
    return [...new Set(read)].filter((path) => reachedWithout(body, step.id, path)).map((path) => ({ path: at(i), message: `"${path}" may not be set yet on a way to "${step.id}"` }));
  });
}

/** `result.fee.name` → `result.fee`; '' for the session and for errors, which are always there to read. */
function rootOf(path: string): string {
  const [root, name, field] = path.split('.');
  return root === 'session' || field === 'error' ? '' : `${root}.${name}`;
}

function reachedWithout(body: FlowBody, target: string, path: string): boolean {
  const seen = new Set<string>();
  const open = body.steps[0] ? [body.steps[0].id] : [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === target) return true;
    const index = body.steps.findIndex((s) => s.id === id);
    const step = body.steps[index];
    if (!step || seen.has(id)) continue;
    seen.add(id);
    open.push(...exits(step, below(body, index)).filter((e) => !sets(step, e.field, path)).map((e) => e.to));
  }
  return false;
}

/** Whether leaving a step by this exit means that `path` has been put there. */
function sets(step: FlowStep, exit: string, path: string): boolean {
  if ('collect' in step) return path === `slot.${step.collect}`;
  if (exit === '.onError' || exit === '.onNo') return false;
  const saved = 'save' in step && step.save ? step.save : 'call' in step || 'eligibility' in step ? step.id : null;
  return saved !== null && path === `result.${saved}`;
}

function factsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(factsIn);
  if ('any' in condition) return condition.any.flatMap(factsIn);
  return 'not' in condition ? factsIn(condition.not) : [condition.fact];
}

/** Calls that change something and can be reached without a yes: the walk stops at every confirmation, its "no" way included only where it leads on. */
function unconfirmed(body: FlowBody, operations: Operations): FlowFinding[] {
  const free = reach(body, (step) => !('confirm' in step));
  return body.steps.flatMap((step, i) => {
    const changes = 'call' in step && (Object.hasOwn(operations, step.call) ? operations[step.call]?.changes : true);
    return changes && free.has(step.id) ? [{ path: at(i, '.call'), message: `"${step.id}" changes something before the customer has said yes` }] : [];
  });
}
