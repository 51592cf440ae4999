import type { Tx } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, asc, eq, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { readQueue } from '../queue/readQueue.ts';
import { escalationRules, ticketFollowers, tickets } from '../record/schema.ts';
import { changeTicket, type NewTicketEvent, type TicketRow } from '../ticket/changeTicket.ts';
import { lockTicket } from '../ticket/lockTicket.ts';
import { dueTimes } from '../ticket/sla.ts';
import { ENDED } from '../ticket/transitions.ts';
import { clockNews, type ClockNews } from './clocks.ts';
import { notify, OVERSEERS } from './notices.ts';
import { readPolicy } from './policy.ts';

/** Tickets looked at in one round; the rest waits for the next. */
const BATCH = 200;
/** No policy of a sensible bank warns earlier than this; it only keeps the rest of the tickets out of sight. */
const HORIZON_MS = 4 * 24 * 3_600_000;

type Rule = typeof escalationRules.$inferSelect;

/**
 * Tells of clocks that run low or have run out, and does what the escalation rules say, each once per due time: the history, the notices and the change are
 * one transaction per ticket. Safe to run on several replicas and after a crash. @returns how many things were told
 */
export async function sweepSla(deps: TicketsDeps): Promise<number> {
  const now = deps.clock.now();
  const rules = await deps.database.db.select().from(escalationRules).where(eq(escalationRules.active, true)).orderBy(escalationRules.id);
  let told = 0;
  for (const { id } of await candidates(deps.database.db, now)) told += await deps.database.transaction((tx) => tellOne(tx, id, rules, now));
  return told;
}

function candidates(db: Database, now: Date) {
  const horizon = new Date(now.getTime() + HORIZON_MS);
  const soon = sql<Date>`least(${tickets.firstResponseDue}, ${tickets.nextResponseDue}, ${tickets.resolutionDue}, ${tickets.promiseDue})`;
  return db.select({ id: tickets.id }).from(tickets)
    .where(and(notInArray(tickets.status, [...ENDED]), or(isNull(tickets.pausedAt), lt(tickets.promiseDue, horizon)), sql`${soon} < ${horizon.toISOString()}::timestamptz`, untold(now)))
    .orderBy(asc(soon)).limit(BATCH);
}

/** Leaves out tickets of which every breach is told already and no clock is ahead. */
function untold(now: Date) {
  const iso = (column: unknown) => sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const open = (clock: string, column: unknown) => sql`(${column} is not null and (${column} > ${now.toISOString()}::timestamptz and ${tickets.told} ->> ${`${clock}.warning`} is distinct from ${iso(column)} or ${column} <= ${now.toISOString()}::timestamptz and ${tickets.told} ->> ${`${clock}.breach`} is distinct from ${iso(column)}))`;
  return or(
    and(isNull(tickets.firstRespondedAt), open('first_response', tickets.firstResponseDue)), open('next_response', tickets.nextResponseDue),
    open('resolution', tickets.resolutionDue), open('promise', tickets.promiseDue),
  );
}

async function tellOne(tx: Tx, ticketId: string, rules: readonly Rule[], now: Date): Promise<number> {
  const db = asDb(tx);
  const ticket = await lockTicket(tx, ticketId);
  const { calendar } = await readQueue(db, ticket.queue);
  const news = clockNews(ticket, await readPolicy(db, ticket.priority), calendar, now);
  for (const one of news) await tell(tx, ticket, one, rules.filter((r) => applies(r, ticket, one)), now);
  if (news.length > 0) {
    const told = { ...ticket.told, ...Object.fromEntries(news.map((n) => [`${n.clock}.${n.kind}`, n.due.toISOString()])) };
    await db.update(tickets).set({ told }).where(eq(tickets.id, ticketId));
  }
  return news.length;
}

function applies(rule: Rule, ticket: TicketRow, { clock, kind }: ClockNews): boolean {
  return rule.clock === clock && rule.when === kind && (rule.queue === null || rule.queue === ticket.queue) && (rule.priority === null || rule.priority === ticket.priority);
}

/** Owner and followers always learn it; overseers learn breaches, and warnings nobody owns; rules add more and change the ticket. */
async function tell(tx: Tx, ticket: TicketRow, news: ClockNews, rules: readonly Rule[], now: Date): Promise<void> {
  const data = { clock: news.clock, due: news.due.toISOString(), ...(rules.length > 0 ? { rules: rules.map((r) => r.id) } : {}) };
  const escalation = await escalated(tx, ticket, rules, now);
  await changeTicket(tx, ticket.id, { at: now, actor: 'system', set: escalation.set, events: [{ type: `sla.${news.kind}`, data }, ...escalation.events] });
  const followers = (await asDb(tx).select({ id: ticketFollowers.staffId }).from(ticketFollowers).where(eq(ticketFollowers.ticketId, ticket.id))).map((f) => `staff:${f.id}`);
  const owner = ticket.assignee ? [`staff:${ticket.assignee}`] : [];
  const above = news.kind === 'breach' || !ticket.assignee || rules.some((r) => r.actions.notify.includes('overseers')) ? [OVERSEERS] : [];
  await notify(tx, { ticketId: ticket.id, type: `sla.${news.kind}`, data, at: now }, [...owner, ...followers, ...above]);
}

async function escalated(tx: Tx, ticket: TicketRow, rules: readonly Rule[], now: Date) {
  const actions = Object.assign({}, ...rules.map((r) => r.actions)) as Partial<Rule['actions']>;
  const tags = [...new Set([...ticket.tags, ...rules.flatMap((r) => r.actions.addTags ?? [])])].slice(0, 20);
  const set: Parameters<typeof changeTicket>[2]['set'] = {};
  const events: NewTicketEvent[] = [];
  const change = <K extends 'priority' | 'queue' | 'tags'>(field: K, to: TicketRow[K]): void => {
    set[field] = to;
    events.push({ type: `${field}.changed`, data: { from: ticket[field], to } });
  };
  if (actions.priority && actions.priority !== ticket.priority) change('priority', actions.priority);
  if (actions.queue && actions.queue !== ticket.queue) change('queue', (await readQueue(asDb(tx), actions.queue)).id);
  if (tags.length > ticket.tags.length) change('tags', tags);
  if (set.priority) Object.assign(set, sooner(ticket, now, dueTimes(await readPolicy(asDb(tx), set.priority), (await readQueue(asDb(tx), set.queue ?? ticket.queue)).calendar, ticket.createdAt)));
  return { set, events };
}

/** A higher priority shortens what is still ahead. A breach that has happened stays the one it is, and an escalation makes no other. */
function sooner(ticket: TicketRow, now: Date, { resolutionDue }: ReturnType<typeof dueTimes>) {
  return resolutionDue && ticket.resolutionDue && resolutionDue > now && resolutionDue < ticket.resolutionDue ? { resolutionDue } : {};
}
