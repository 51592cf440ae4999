import type { ActiveFlow, DialogueState, Entity, FlowSlot, ReleasedFlow, SlotValue } from '@lobby/contracts';
import { readChoice } from '../answer/readChoice.ts';
import { CONFIRMED, SKIPPED } from './view.ts';

/** Facts of a customer that hold from one topic to the next; an amount or a date belongs to what it was said about. */
const CARRIED = new Set(['card_tail', 'card_type', 'city', 'branch', 'product']);

/** What an entity puts into a slot: money in yuan, else as understood. Foreign money fills no slot of yuan. */
export function entityValue(entity: Entity): SlotValue | null {
  return typeof entity.value === 'object' ? null : entity.value;
}

/**
 * The slots a message fills when a flow starts, and those already known from before. A type is used once, for the first slot that has it: "尾号 8821" is the card's
 * tail, not also the phone's.
 */
export function slotsAtStart(flow: ReleasedFlow, heard: { entities: readonly Entity[]; masked: string }, known: DialogueState['slots'], sameTopic: boolean): ActiveFlow['slots'] {
  const slots: ActiveFlow['slots'] = {};
  const used = new Set<string>();
  for (const slot of flow.body.slots) {
    const said = used.has(slot.type) ? null : saidFor(slot, heard);
    const carried = CARRIED.has(slot.name) || sameTopic ? known[slot.name] : undefined;
    const value = said ?? carried;
    if (value === undefined || value === null || outOfBounds(slot, value)) continue;
    slots[slot.name] = value;
    if (slot.type !== 'enum') used.add(slot.type);
  }
  return slots;
}

/** What a message says for a slot without being asked; free texts and bare numbers only count as answers. */
export function saidFor(slot: FlowSlot, heard: { entities: readonly Entity[]; masked: string }): SlotValue | null {
  if (slot.type === 'enum') return readChoice(heard.masked, slot.options.map((o) => ({ value: o.value, names: optionNames(o) })));
  const entity = heard.entities.find((e) => e.type === slot.type);
  return entity ? entityValue(entity) : null;
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
