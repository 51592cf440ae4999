import type { DialogueState, Entity, FlowSlot, Option, ReleasedFact, SlotValue, Understanding } from '@lobby/contracts';
import { countedMonths, entityValue, optionNames, outOfBounds } from '../flow/slots.ts';
import { readChoice, readOrdinal, type Choice } from './readChoice.ts';
import { looseAmount, looseTail, placeIn, purposeIn } from './looseValues.ts';
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
const NO_ANSWER = new Set(['cancel', 'ask_human']);
const ONLY_BY_NAME = new Set(['skip', 'greet', 'thank', 'repeat']);

/** Reads a message as the answer to what is wanted. The only place where the dialogue looks at words; deciding gets the outcome. */
export function readAnswer(heard: Understanding, wanted: Wanted): Answer {
  if (NO_ANSWER.has(heard.dialogueAct) || (wanted.kind !== 'option' && ONLY_BY_NAME.has(heard.dialogueAct) && !namesOption(heard.masked, wanted))) return null;
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
  const read = choices.length > 0 && slot.type !== 'yes_no' ? chosenAmong(heard.masked.replace(LASTED, ' '), choices) ?? (slot.type === 'enum' ? optionOf(heard, slot) : typed(heard, slot.type, slot.name)) : typed(heard, slot.type, slot.name);
  const broken = read === null ? null : outOfBounds(slot, read);
  return broken ? { kind: 'unfit', bound: broken } : value(read);
}

/** "three years" is the option P3Y, whatever it is called. */
const optionOf = (heard: Understanding, slot: FlowSlot): SlotValue | null => slot.options.find((o) => heard.entities.some((e) => e.value === o.value))?.value ?? null;

const factChoices = (fact: ReleasedFact): Choice[] => fact.options.map((o) => ({ value: o.value, names: [o.label.zh, ...(o.label.en ? [o.label.en] : []), ...o.synonyms] }));

/** "公积金交了三年": how long something has lasted is not how long it shall last. */
const LASTED = /(?:公积金|社保|医保|工作|上班|工龄|干|入职|住|用|缴纳?|交)(?:了|满|已经|都|快|大概|有|\s)*[\d一二两三四五六七八九十半]+(?:年|个月)(?:多|了|半)*|\b(?:for|been|over) \d+ (?:years?|months?)/giu;

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
  const read = own !== undefined ? own : fact.type === 'number' ? countedMonths(fact.id, heard.entities) ?? typed(heard, 'number') : typed(heard, FACT_TYPES[fact.type] ?? '');
  const broken = read === null ? null : outOfBounds(fact, read);
  return broken ? { kind: 'unfit', bound: broken } : value(read);
}

const LONGEST_TEXT = 500;

function typed(heard: Understanding, type: string, name = ''): SlotValue | null {
  const entity = heard.entities.find((e) => e.type === type);
  switch (type) {
    case 'number': return countedMonths(name, heard.entities) ?? readNumber(heard.masked) ?? amountOf(heard.entities);
    case 'amount': return entity ? entityValue(entity) : bareNumber(heard) ?? looseAmount(heard);
    case 'percent': return entity ? entityValue(entity) : bareNumber(heard);
    case 'card_tail': return entity ? entityValue(entity) : looseTail(heard);
    case 'yes_no': return heard.dialogueAct === 'affirm' ? true : heard.dialogueAct === 'deny' ? false : null;
    case 'product': return heard.products[0]?.id ?? null;
    case 'branch': return saysNothing(heard) ? null : placeIn(heard);
    case 'text': case 'person_name': return entity ? entityValue(entity) : saysNothing(heard) ? null : (isShortList(heard) ? purposeIn(heard) : null) ?? (heard.masked.trim().slice(0, LONGEST_TEXT) || null);
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

const LONGEST_LIST = 40;

/** "明天去汐洲路支行，办大额取现": a short list of day, place and purpose. What is longer is told as a story and kept word for word. */
const isShortList = ({ masked, entities }: Understanding): boolean => masked.length <= LONGEST_LIST && (entities.some((e) => e.type === 'date') || /支行|分行|网点|branch/iu.test(masked));

const LONGEST_NOTHING = 4;
/** A yes, a no or a greeting is no text to write down ("ok" to "which branch?"). */
const saysNothing = ({ masked, dialogueAct }: Understanding): boolean => masked.trim().length <= LONGEST_NOTHING && (dialogueAct === 'affirm' || dialogueAct === 'deny' || dialogueAct === 'greet' || dialogueAct === 'thank');

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
