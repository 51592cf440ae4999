import type { Aspect, Facts, KnowledgeQuestion, SlotValue } from '@lobby/contracts';
import { readPersonal } from '../dialogue/answer/readPersonal.ts';
import { readToldFacts } from '../dialogue/answer/readToldFacts.ts';
import { entityValue } from '../dialogue/flow/slots.ts';
import { alsoSaid } from './alsoSaid.ts';
import type { Seen } from './moves.ts';

/** Aspects the graph answers of a named product. Without a product the written answers know better, except where a rate, term or amount is asked about. */
const GRAPH_ASPECTS = new Set<Aspect>(['fee', 'waiver', 'rate', 'limit', 'material', 'hours', 'channel', 'what', 'benefit', 'risk', 'alternative']);

/** Topics of service, where "can I get a stamped statement" asks how and not whether one qualifies. */
const SERVICE_TOPICS = new Set([
  'statement_certificate', 'credit_report', 'balance', 'transaction_history', 'branch_hours', 'change_phone', 'id_update', 'online_password', 'app_login', 'sms_code', 'card_lost', 'card_activate',
  'card_bill', 'card_repay', 'card_dispute', 'card_points', 'transfer_fee', 'transfer_limit', 'transfer_failed', 'transfer_arrival', 'wrong_transfer', 'atm_card_swallowed', 'atm_cash_dispute',
  'loan_progress', 'account_frozen', 'account_close', 'card_cancel', 'fx_rate', 'fraud_report', 'complaint', 'human_agent',
]);

/** Of a service: there is nothing to qualify for. */
export const isOfService = (topic: string): boolean => SERVICE_TOPICS.has(topic);

/** Whether a topic of the release is about a product, by name or by its category. */
export function aboutProduct(know: Seen['know'], topic: string, product: string | undefined): boolean {
  const about = know.topics.get(topic)?.about ?? [];
  const category = product === undefined ? undefined : know.products.get(product)?.category;
  return product !== undefined && (about.includes(product) || (category !== undefined && about.includes(`category:${category}`)));
}

export type QuestionParts = { topic: string | null; products?: string[]; aspects?: Aspect[]; slots?: Record<string, SlotValue>; text?: string };

/** The question this message puts to knowledge. Slots and facts already known go along, so that nothing is asked twice. */
export function toQuestion(seen: Pick<Seen, 'heard' | 'state' | 'know'>, parts: QuestionParts): KnowledgeQuestion {
  const { heard, state, know } = seen;
  const aspects = parts.aspects ?? heard.aspects;
  const products = parts.products ?? heard.products.map((p) => p.id);
  const slots = { ...parts.slots, ...saidSlots(heard) };
  return {
    text: parts.text ?? heard.masked, language: state.language, intent: intentOf(aspects, products, slots, parts.topic), topicScores: heard.topics.slice(0, 5), aspects, products, slots,
    facts: { ...factsOf(slots, know), ...state.facts, ...readToldFacts(heard.masked, know.facts.values()) }, avoid: [], release: know.releaseId,
    ...alsoSaid(heard), ...(parts.topic ? { topic: parts.topic } : {}),
  };
}

function intentOf(aspects: readonly Aspect[], products: readonly string[], slots: KnowledgeQuestion['slots'], topic: string | null): KnowledgeQuestion['intent'] {
  if (aspects.includes('eligibility') && !(topic !== null && isOfService(topic))) return 'eligibility';
  if (aspects.includes('compare')) return 'compare';
  const graph = aspects.some((a) => GRAPH_ASPECTS.has(a));
  // "白金卡有哪些好处" looks for no card: it has one.
  if (aspects.includes('find') && !(graph && products.length > 0)) return 'find';
  return graph && (products.length > 0 || aspects.includes('rate') || slots.term !== undefined || slots.amount !== undefined) ? 'aspect' : 'faq';
}

/** Slots as entities fill them: the fixed names are those of the entity types, money in another currency also gives `currency`. */
export function saidSlots(heard: Pick<Seen['heard'], 'entities' | 'masked'>): Record<string, SlotValue> {
  const personal = readPersonal(heard);
  const slots: Record<string, SlotValue> = {};
  for (const entity of heard.entities) {
    if (entity === personal.used) continue;
    const value = entityValue(entity);
    if (value !== null) slots[entity.type] ??= value;
    else if (typeof entity.value === 'object') Object.assign(slots, entity.value);
  }
  return { ...personal.slots, ...slots };
}

/** Facts a message tells of the customer, asked or not. */
export function saidFacts(heard: Pick<Seen['heard'], 'entities' | 'masked'>, know: Seen['know']): Facts {
  return { ...factsOf(readPersonal(heard).slots, know), ...readToldFacts(heard.masked, know.facts.values()) };
}

/** Facts the customer has already said in passing: a fact may name the slot that fills it. */
function factsOf(slots: Record<string, SlotValue>, know: Seen['know']): Facts {
  const facts: Facts = {};
  for (const fact of know.facts.values()) {
    const value = fact.slot === null ? undefined : slots[fact.slot];
    if (value !== undefined) facts[fact.id] = value;
  }
  return facts;
}
