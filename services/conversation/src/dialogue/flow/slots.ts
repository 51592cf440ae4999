import type { ActiveFlow, DialogueState, Entity, FlowSlot, ReleasedFlow, SlotValue } from '@lobby/contracts';
import { branchIn, looseAmount, looseTail } from '../answer/looseValues.ts';
import { readChoice } from '../answer/readChoice.ts';
import { readTerm } from '../compute/term.ts';
import { CONFIRMED, SKIPPED } from './view.ts';

/** Facts of a customer that hold from one topic to the next; an amount or a date belongs to what it was said about. */
const CARRIED = new Set(['card_tail', 'card_type', 'city', 'branch', 'product']);

/** Of the values of a flow, those that are true of the customer and not of that one wish. */
export function lastingSlots(slots: ActiveFlow['slots']): ActiveFlow['slots'] {
  return Object.fromEntries(Object.entries(slots).filter(([name]) => CARRIED.has(name)));
}

/** What an entity puts into a slot: money in yuan, else as understood. Foreign money fills no slot of yuan. */
export function entityValue(entity: Entity): SlotValue | null {
  return typeof entity.value === 'object' ? null : entity.value;
}

type Heard = { entities: readonly Entity[]; masked: string };

/** The slots a message fills when a flow starts, and those already known from before. */
export function slotsAtStart(flow: ReleasedFlow, heard: Heard, known: DialogueState['slots'], sameTopic: boolean): ActiveFlow['slots'] {
  const said = saidForFlow(flow, heard, {});
  // A calculation is made again with what changed. Something done at the bank is a new matter each time: the limit asked for last month is not asked for again.
  const again = sameTopic && flow.body.steps.some((s) => 'compute' in s);
  const carried = flow.body.slots.filter((s) => CARRIED.has(s.name) || again).map((s) => [s.name, known[s.name]] as const);
  return { ...Object.fromEntries(carried.filter((pair): pair is [string, SlotValue] => pair[1] !== undefined && bound(flow, pair[0], pair[1]) === null)), ...said };
}

/**
 * What a message says for the slots of a flow that are still empty. A value is used once: of two slots of a kind the first takes the first value, and the second takes
 * one only if the message says two ("还20万，剩86万"). Bare numbers come last, and only for what is then still empty.
 * @param answered a slot that was just filled from the same message
 */
export function saidForFlow(flow: ReleasedFlow, heard: Heard, filled: ActiveFlow['slots'], answered: string | null = null): ActiveFlow['slots'] {
  const slots: ActiveFlow['slots'] = {};
  const used = new Map<string, number>();
  const typeAnswered = flow.body.slots.find((s) => s.name === answered)?.type;
  if (typeAnswered !== undefined && typeAnswered !== 'enum') used.set(typeAnswered, 1);
  const empty = flow.body.slots.filter((s) => filled[s.name] === undefined);
  for (const slot of empty) {
    const value = saidFor(slot, heard, used.get(slot.type) ?? 0);
    if (value === null || outOfBounds(slot, value)) continue;
    slots[slot.name] = value;
    if (slot.type !== 'enum') used.set(slot.type, (used.get(slot.type) ?? 0) + 1);
  }
  const open = empty.filter((s) => slots[s.name] === undefined && !used.has(s.type));
  return { ...slots, ...loose(open, heard) };
}

/** "储蓄卡2209", "昨天，2000": a number with nothing to tell its kind goes where only one kind is open. */
function loose(open: readonly FlowSlot[], heard: Heard): ActiveFlow['slots'] {
  const tail = open.find((s) => s.type === 'card_tail');
  const amount = open.find((s) => s.type === 'amount');
  if (tail && amount) return {};
  const value = tail ? looseTail(heard) : amount ? looseAmount(heard) : null;
  const slot = tail ?? amount;
  return slot && value !== null && outOfBounds(slot, value) === null ? { [slot.name]: value } : {};
}

const bound = (flow: ReleasedFlow, name: string, value: SlotValue): 'min' | 'max' | null => outOfBounds(flow.body.slots.find((s) => s.name === name) ?? {}, value);

/**
 * What a message says for a slot without being asked; free texts and bare numbers only count as answers.
 * @param nth which of several values of the slot's type, from 0
 */
export function saidFor(slot: FlowSlot, heard: Heard, nth = 0): SlotValue | null {
  // "3 years" is the option P3Y, whatever it is called.
  if (slot.type === 'enum') return readChoice(heard.masked, slot.options.map((o) => ({ value: o.value, names: optionNames(o) }))) ?? slot.options.find((o) => heard.entities.some((e) => e.type === 'term' && e.value === o.value))?.value ?? null;
  if (slot.type === 'branch') return nth === 0 ? branchIn(heard) : null;
  if (slot.type === 'number') return nth === 0 ? countedMonths(slot.name, heard.entities) : null;
  const entity = heard.entities.filter((e) => e.type === slot.type)[nth];
  return entity ? entityValue(entity) : null;
}

/** "还有18年" for a number of months: the unit stands in the name, as in `months_left`. Null when no length of time was said. */
export function countedMonths(name: string, entities: readonly Entity[]): number | null {
  const iso = entities.find((e) => e.type === 'term')?.value;
  const length = typeof iso === 'string' ? readTerm(iso) : null;
  if (!length || length.months === 0) return null;
  if (name.includes('month')) return length.months;
  return name.includes('year') ? Math.floor(length.months / 12) : null;
}

/** Every name of a fixed option, in all languages. */
export function optionNames(option: FlowSlot['options'][number]): string[] {
  return [option.label.zh, ...(option.label.en ? [option.label.en] : []), ...(option.synonyms?.zh ?? []), ...(option.synonyms?.en ?? [])];
}

/** Which bound a number breaks, or null. */
export function outOfBounds(slot: Pick<FlowSlot, 'min' | 'max'>, value: SlotValue): 'min' | 'max' | null {
  if (typeof value !== 'number') return null;
  if (slot.min !== undefined && value < slot.min) return 'min';
  return slot.max !== undefined && value > slot.max ? 'max' : null;
}

/** Puts an answer in; the flow goes on from where it waits. */
export function fill(run: ActiveFlow, slot: string, value: SlotValue): ActiveFlow {
  return { ...run, slots: { ...run.slots, [slot]: value } };
}

export function skip(run: ActiveFlow, slot: string): ActiveFlow {
  const before = (run.results[SKIPPED] as string[] | undefined) ?? [];
  return { ...run, results: { ...run.results, [SKIPPED]: [...before, slot] } };
}

/**
 * Corrects slots already filled and goes back to where the earliest of them is collected, so that everything computed from it is computed again. An earlier yes
 * no longer counts.
 */
export function correct(run: ActiveFlow, flow: ReleasedFlow, values: ActiveFlow['slots']): ActiveFlow {
  const earliest = flow.body.steps.find((s) => 'collect' in s && values[s.collect] !== undefined);
  const results = Object.fromEntries(Object.entries(run.results).filter(([name]) => name !== CONFIRMED));
  return { ...run, slots: { ...run.slots, ...values }, results, step: earliest?.id ?? run.step };
}
