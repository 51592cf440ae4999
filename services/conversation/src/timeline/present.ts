import type { Citation, EntryView, Fact, MissingFact, PathStep, Verdict } from '@lobby/contracts';
import type { EntryRow } from './append.ts';

/**
 * What leaves for a customer, picked field by field: a field that is not named here stays inside. Only for facts with audience `all` (timeline/publicTypes.ts).
 * Ids of staff, turns, queues and handoffs, scores and packets never leave.
 */
export function presentForCustomer(entry: EntryRow): EntryView {
  return {
    seq: entry.seq, type: entry.type, at: entry.at.toISOString(),
    actor: { kind: entry.actorKind, ...(entry.actorKind === 'agent' && entry.actorName ? { name: entry.actorName } : {}) },
    messageId: entry.messageId,
    ...(entry.actorKind === 'customer' && entry.clientId ? { clientId: entry.clientId } : {}),
    ...customerFields(entry.fact),
  };
}

type Fields = Pick<EntryView, 'text' | 'act' | 'topic' | 'citations' | 'verdict' | 'table' | 'steps' | 'options' | 'data'>;

function customerFields(fact: Fact): Fields {
  switch (fact.type) {
    case 'customer.said': return { text: fact.text, data: { ...(fact.option ? { option: fact.option } : {}), secretsMasked: fact.secretsMasked, attachments: fact.attachments.map(attachment) } };
    case 'bot.replied': return botFields(fact);
    case 'agent.said': return { text: fact.text, citations: fact.citations.map(citation), data: { attachments: fact.attachments.map(attachment) } };
    case 'identified': return { text: fact.text, data: { assurance: fact.assurance } };
    case 'queued': return { text: fact.text, data: { position: fact.position, expectedWaitSeconds: fact.expectedWaitSeconds, open: fact.open, ...(fact.staffed === undefined ? {} : { staffed: fact.staffed }), ...(fact.promiseBy ? { promiseBy: fact.promiseBy } : {}) } };
    case 'callback.promised': return { text: fact.text, data: { kind: fact.kind, number: fact.number, by: fact.by } };
    case 'accepted': case 'taken_over': case 'joined': case 'left': return { text: fact.text, data: { agentName: fact.agentName } };
    case 'ticket.opened': return { text: fact.text, data: { number: fact.number } };
    case 'transferred': case 'requeued': case 'returned_to_bot': case 'handoff.withdrawn': case 'resolved': return { text: fact.text };
    case 'rated': return { data: { score: fact.score, ...(fact.comment ? { comment: fact.comment } : {}) } };
    case 'feedback.given': return { data: { seq: fact.seq, helpful: fact.helpful } };
    case 'opened': return { data: { channel: fact.channel, language: fact.language } };
    case 'redacted': return { data: { redactedSeq: fact.redactedSeq } };
    case 'note.added': case 'handoff.requested': case 'offered': case 'offer_ended': case 'consult.asked': case 'consult.ended': return {};
  }
}

function botFields(fact: Extract<Fact, { type: 'bot.replied' }>): Fields {
  return {
    text: fact.text, act: fact.act, citations: fact.citations.map(citation), options: fact.options.map(({ id, label, text }) => ({ id, label, text })),
    ...(fact.topic ? { topic: fact.topic } : {}), ...(fact.verdict ? { verdict: verdict(fact.verdict) } : {}),
    ...(fact.table ? { table: { columns: fact.table.columns, rows: fact.table.rows } } : {}), ...(fact.steps ? { steps: fact.steps } : {}),
  };
}

function attachment({ id, name, mediaType, bytes }: { id: string; name: string; mediaType: string; bytes: number }) {
  return { id, name, mediaType, bytes };
}

function citation({ itemId, version, title, validFrom, section, excerpt }: Citation): Citation {
  return { itemId, version, title, validFrom, ...(section ? { section } : {}), ...(excerpt ? { excerpt } : {}) };
}

function verdict({ outcome, product, path, missing, quantities, remedies }: Verdict): Verdict {
  return { outcome, product, path: path.map(step), missing: missing.map(missingFact), quantities: quantities.map(({ kind, name, value, arithmetic }) => ({ kind, name, value, arithmetic })), remedies };
}

function step({ product, rule, version, title, condition, fact, value, outcome, source }: PathStep): PathStep {
  return { product, rule, version, title, condition, fact, value, outcome, ...(source ? { source: citation(source) } : {}) };
}

function missingFact({ fact, question, type, askingCost, options }: MissingFact): MissingFact {
  return { fact, question, type, askingCost, options: options.map(({ value, label }) => ({ value, label })) };
}

/** What staff see: the whole fact. `data` holds the fields without a place of their own. */
export function presentForStaff(entry: EntryRow): EntryView {
  const { type: _type, ...fields } = entry.fact;
  const { text, act, topic, citations, verdict, table, steps, options, turnId, ...data } = fields as Partial<EntryView> & Record<string, unknown>;
  const named = { text, act, topic, citations, verdict, table, steps, options, turnId };
  return {
    seq: entry.seq, type: entry.type, at: entry.at.toISOString(),
    actor: { kind: entry.actorKind, ...(entry.actorId ? { id: entry.actorId } : {}), ...(entry.actorName ? { name: entry.actorName } : {}) },
    messageId: entry.messageId,
    ...(entry.clientId ? { clientId: entry.clientId } : {}),
    ...(Object.fromEntries(Object.entries(named).filter(([, v]) => v !== undefined)) as Fields),
    data,
  };
}
