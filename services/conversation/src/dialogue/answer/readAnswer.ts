import type { DialogueState, Entity, FlowSlot, Option, ReleasedFact, SlotValue, Understanding } from '@lobby/contracts';
import { readTerm } from '../compute/term.ts';
import { entityValue, optionNames, outOfBounds } from '../flow/slots.ts';
import { readChoice, readOrdinal, type Choice } from './readChoice.ts';
import { readPersonal } from './readPersonal.ts';
import { readNumber } from './readNumber.ts';

/** What a message says to the thing the bot waits for. `unfit` is an answer of the right kind that cannot be used. Null: it does not answer. */
export type Answer = { kind: 'value'; value: SlotValue } | { kind: 'yes' } | { kind: 'no' } | { kind: 'option'; id: string } | { kind: 'unfit'; bound: 'min' | 'max' } | null;

/** The thing waited for, with all that helps to read its answer. */
export type Wanted =
  | { kind: 'slot'; slot: FlowSlot; options: readonly Option[] }
  | { kind: 'fact'; fact: ReleasedFact }
  | { kind: 'yes_no' }
  | { kind: 'option'; options: readonly Option[] };

/** Acts that never carry an answer, and those that do only when they name one of the offered choices ("不清楚", "在公司上班"). */
const NO_ANSWER = new Set(['cancel', 'ask_human', 'repeat']);
const ONLY_BY_NAME = new Set(['skip', 'greet', 'thank']);

/** Reads a message as the answer to what is wanted. The only place where the dialogue looks at words; deciding gets the outcome. */
export function readAnswer(heard: Understanding, wanted: Wanted): Answer {
  if (NO_ANSWER.has(heard.dialogueAct) || (ONLY_BY_NAME.has(heard.dialogueAct) && !namesOption(heard.masked, wanted))) return null;
  switch (wanted.kind) {
    case 'yes_no': return readYesNo(heard);
    case 'option': return readOption(heard.masked, wanted.options);
    case 'fact': return readFact(heard, wanted.fact);
    case 'slot': return readSlot(heard, wanted.slot, wanted.options);
  }
}

function namesOption(text: string, wanted: Wanted): boolean {
  if (wanted.kind === 'fact') return readChoice(text, factChoices(wanted.fact)) !== null;
  if (wanted.kind !== 'slot' || wanted.slot.type !== 'enum') return false;
  return readChoice(text, wanted.slot.options.map((o) => ({ value: o.value, names: optionNames(o) }))) !== null;
}

function readYesNo(heard: Understanding): Answer {
  if (heard.dialogueAct === 'affirm') return { kind: 'yes' };
  return heard.dialogueAct === 'deny' ? { kind: 'no' } : null;
}

function readOption(text: string, options: readonly Option[]): Answer {
  const chosen = readChoice(text, options.map((o) => ({ value: o.id, names: [o.label, o.text] }))) ?? options[readOrdinal(text, options.length) ?? -1]?.id;
  return chosen === undefined ? null : { kind: 'option', id: chosen };
}

const value = (v: SlotValue | null | undefined): Answer => (v === null || v === undefined ? null : { kind: 'value', value: v });

function readSlot(heard: Understanding, slot: FlowSlot, options: readonly Option[]): Answer {
  const offered = options.map((o): Choice => ({ value: o.id.split(':').slice(2).join(':'), names: [o.label, o.text] }));
  const choices = [...slot.options.map((o) => ({ value: o.value, names: optionNames(o) })), ...offered];
  const read = choices.length > 0 && slot.type !== 'yes_no' ? chosenAmong(heard.masked, choices) ?? (slot.type === 'enum' ? null : typed(heard, slot.type)) : typed(heard, slot.type);
  const broken = read === null ? null : outOfBounds(slot, read);
  return broken ? { kind: 'unfit', bound: broken } : value(read);
}

const factChoices = (fact: ReleasedFact): Choice[] => fact.options.map((o) => ({ value: o.value, names: [o.label.zh, ...(o.label.en ? [o.label.en] : []), ...o.synonyms] }));

function chosenAmong(text: string, choices: readonly Choice[]): string | null {
  return readChoice(text, choices) ?? choices[readOrdinal(text, choices.length) ?? -1]?.value ?? null;
}

const FACT_TYPES: Record<string, string> = { number: 'number', money: 'amount', boolean: 'yes_no', date: 'date', duration: 'term', text: 'text' };

function readFact(heard: Understanding, fact: ReleasedFact): Answer {
  if (fact.options.length > 0) {
    const chosen = chosenAmong(heard.masked, factChoices(fact));
    if (chosen !== null) return value(fact.type === 'boolean' ? chosen === 'true' || chosen === 'yes' : chosen);
  }
  const own = fact.slot === null ? undefined : readPersonal(heard).slots[fact.slot];
  const read = own !== undefined ? own : fact.type === 'number' ? termAsNumber(heard.entities, fact.id) ?? typed(heard, 'number') : typed(heard, FACT_TYPES[fact.type] ?? '');
  const broken = read === null ? null : outOfBounds(fact, read);
  return broken ? { kind: 'unfit', bound: broken } : value(read);
}

/** "两年" answers a fact counted in months with 24, one counted in years with 2. The unit stands in the fact's id, as in `fact.social-security-months`. */
function termAsNumber(entities: readonly Entity[], factId: string): number | null {
  const iso = entities.find((e) => e.type === 'term')?.value;
  const length = typeof iso === 'string' ? readTerm(iso) : null;
  if (!length || length.months === 0) return null;
  if (factId.includes('month')) return length.months;
  return factId.includes('year') ? Math.floor(length.months / 12) : null;
}

const LONGEST_TEXT = 500;

function typed(heard: Understanding, type: string): SlotValue | null {
  const entity = heard.entities.find((e) => e.type === type);
  switch (type) {
    case 'number': return readNumber(heard.masked) ?? amountOf(heard.entities);
    case 'amount': return entity ? entityValue(entity) : bareNumber(heard);
    case 'percent': return entity ? entityValue(entity) : bareNumber(heard);
    case 'card_tail': return entity ? entityValue(entity) : fourDigits(heard.masked);
    case 'yes_no': return heard.dialogueAct === 'affirm' ? true : heard.dialogueAct === 'deny' ? false : null;
    case 'product': return heard.products[0]?.id ?? null;
    case 'branch': case 'text': case 'person_name': return entity ? entityValue(entity) : heard.masked.trim().slice(0, LONGEST_TEXT) || null;
    default: return entity ? entityValue(entity) : null;
  }
}

/** A number of its own: the fifteen of "还剩15年" is no amount. */
function bareNumber({ masked, entities }: Understanding): number | null {
  return entities.some((e) => e.type === 'term' || e.type === 'date' || e.type === 'percent') ? null : readNumber(masked);
}

function amountOf(entities: readonly Entity[]): number | null {
  const amount = entities.find((e) => e.type === 'amount')?.value;
  return typeof amount === 'number' ? amount : null;
}

function fourDigits(text: string): string | null {
  const found = text.normalize('NFKC').match(/(?<!\d)\d{4}(?!\d)/g);
  return found?.length === 1 ? found[0] : null;
}

/** What the state waits for, ready to be read; null when nothing is awaited or its definition left the release. */
export function wantedBy(state: DialogueState, find: { slot(flow: string, name: string): FlowSlot | undefined; fact(id: string): ReleasedFact | undefined }): Wanted | null {
  const { expecting } = state;
  if (!expecting) return null;
  switch (expecting.kind) {
    case 'confirm': case 'resume': return { kind: 'yes_no' };
    case 'identity': return null;
    case 'option': return { kind: 'option', options: state.lastOptions };
    case 'fact': {
      const fact = find.fact(expecting.name);
      return fact ? { kind: 'fact', fact } : null;
    }
    case 'slot': {
      const slot = state.active ? find.slot(state.active.flow, expecting.name) : undefined;
      return slot ? { kind: 'slot', slot, options: state.lastOptions } : null;
    }
  }
}
