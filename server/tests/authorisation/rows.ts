/**
 * Who may call what: written by hand, beside the doors' own words, so that a slip in either shows. Every route of the router and every event of the sockets
 * needs a row; the test fails for one without.
 */
export const ACTORS = ['none', 'visitorA', 'visitorB', 'agent', 'otherAgent', 'supervisor', 'editor', 'approver', 'auditor', 'admin'] as const;
export type Actor = (typeof ACTORS)[number];
export const STAFF_ACTORS = ['agent', 'otherAgent', 'supervisor', 'editor', 'approver', 'auditor', 'admin'] as const satisfies readonly Actor[];

export type Row = {
  /** Whom the door lets in; what happens inside is other tests' business. Everybody else is refused with 401 or 403. */
  may: readonly Actor[];
  /** Who is told that there is no such thing, exactly as if there were none. */
  hidden?: readonly Actor[];
  /** The address names something that does not exist, so that nothing is changed: being let in is then a 404. */
  absent?: true;
};

const everybody: Row = { may: ACTORS };
const signedIn: Row = { may: STAFF_ACTORS };
const desk = ['agent', 'otherAgent', 'supervisor'] as const;
const atTheDesk: Row = { may: desk };
/** A conversation that `agent` has: another agent must not even learn of it; supervisors see all. */
const agentsOwn: Row = { may: ['agent', 'supervisor'], hidden: ['otherAgent'] };
/** Visitor A's conversation. Staff cookies count for nothing here. */
const visitorsOwn: Row = { may: ['visitorA'], hidden: ['visitorB'] };
const readsItems: Row = { may: ['agent', 'otherAgent', 'supervisor', 'editor', 'approver', 'auditor'] };
const editors: Row = { may: ['editor'] };
const approvers: Row = { may: ['approver'] };
const readsReleases: Row = { may: ['editor', 'approver', 'supervisor', 'auditor'] };
const admins: Row = { may: ['admin'] };
const auditors: Row = { may: ['auditor'] };
const readsTickets: Row = { may: ['agent', 'otherAgent', 'supervisor', 'auditor'] };
const readsSystem: Row = { may: ['admin', 'supervisor', 'auditor'] };
const seesQueues: Row = { may: ['agent', 'otherAgent', 'supervisor', 'admin'] };
const managesQueues: Row = { may: ['supervisor', 'admin'] };
const supervisors: Row = { may: ['supervisor'] };
const absent = (row: Row): Row => ({ ...row, absent: true });

export const ROUTES: Readonly<Record<string, Row>> = {
  'GET /health': everybody,
  'GET /metrics': everybody,
  'POST /api/v1/conversations': everybody,
  'POST /api/v1/conversations/:id/messages': visitorsOwn,
  'GET /api/v1/conversations/:id/timeline': visitorsOwn,
  'POST /api/v1/conversations/:id/attachments': visitorsOwn,
  'GET /api/v1/conversations/:id/attachments/:attachmentId': absent(visitorsOwn),
  'POST /api/v1/conversations/:id/rating': visitorsOwn,
  'POST /api/v1/conversations/:id/feedback': visitorsOwn,
  'POST /api/v1/conversations/:id/handoff/withdraw': visitorsOwn,
  'POST /api/v1/conversations/:id/handoff/defer': visitorsOwn,
  'POST /api/v1/conversations/:id/identify': visitorsOwn,
  'POST /api/v1/conversations/:id/sign-out': visitorsOwn,
  'POST /api/v1/nlu/parse': everybody,
  'GET /api/v1/demo/customers': everybody, 'GET /api/v1/demo/customers/:no/texts': everybody, 'POST /api/v1/demo/customers/:no/token': everybody,
  'GET /api/v1/demo/trouble': readsSystem, 'PUT /api/v1/demo/trouble': admins,
  'POST /api/v1/knowledge/ask': everybody,
  'GET /api/v1/knowledge/search': everybody, 'GET /api/v1/knowledge/suggest': everybody,
  'GET /api/v1/knowledge/search/staff': readsItems, 'GET /api/v1/knowledge/suggest/staff': readsItems,
  'POST /api/v1/desk/login': everybody,
  'GET /api/v1/desk/sign-in-ways': everybody,
  'GET /api/v1/desk/directory': absent(everybody),
  'GET /api/v1/desk/directory/callback': absent(everybody),
  'GET /api/v1/desk/me': signedIn,
  'POST /api/v1/desk/activity': signedIn,
  'POST /api/v1/desk/logout': signedIn,
  'GET /api/v1/desk/sessions': signedIn,
  'DELETE /api/v1/desk/sessions/:id': absent(signedIn),
  'DELETE /api/v1/desk/sessions': signedIn,
  'GET /api/v1/desk/staff-names': signedIn,
  'POST /api/v1/desk/password': signedIn,
  'POST /api/v1/desk/second-factor': signedIn,
  'POST /api/v1/desk/second-factor/confirm': signedIn,
  'POST /api/v1/desk/second-factor/recovery': signedIn,
  'GET /api/v1/desk/inbox': atTheDesk,
  'GET /api/v1/desk/conversations/:id': agentsOwn,
  'GET /api/v1/desk/conversations/:id/timeline': agentsOwn,
  'GET /api/v1/desk/conversations/:id/turns/:turnId': absent({ may: ['supervisor', 'editor', 'approver', 'auditor'] }),
  'GET /api/v1/desk/conversations/:id/attachments/:attachmentId': absent(agentsOwn),
  'POST /api/v1/desk/conversations/:id/messages': agentsOwn,
  'POST /api/v1/desk/conversations/:id/notes': agentsOwn,
  'POST /api/v1/desk/conversations/:id/transfer': agentsOwn,
  'POST /api/v1/desk/conversations/:id/return-to-bot': agentsOwn,
  'POST /api/v1/desk/conversations/:id/resolve': agentsOwn,
  'POST /api/v1/desk/conversations/:id/take-over': supervisors,
  'POST /api/v1/desk/conversations/:id/join': supervisors,
  'POST /api/v1/desk/conversations/:id/leave': supervisors,
  'POST /api/v1/desk/conversations/:id/consult': agentsOwn,
  'POST /api/v1/desk/conversations/:id/consult/end': agentsOwn,
  'POST /api/v1/desk/wrap-up/end': atTheDesk,
  'POST /api/v1/desk/handoffs/:id/accept': absent(atTheDesk),
  'POST /api/v1/desk/handoffs/:id/decline': absent(atTheDesk),
  'POST /api/v1/desk/presence': atTheDesk,
  'POST /api/v1/desk/heartbeat': atTheDesk,
  'GET /api/v1/staff': { may: ['admin', 'supervisor', 'auditor'] },
  'POST /api/v1/staff': admins,
  'PATCH /api/v1/staff/:id': absent(admins),
  'POST /api/v1/staff/:id/password': absent(admins),
  'DELETE /api/v1/staff/:id/sessions': absent(admins),
  'GET /api/v1/staff/requests': { may: ['admin', 'supervisor', 'auditor'] },
  'POST /api/v1/staff/requests/:id/decision': absent(admins),
  'GET /api/v1/privacy/requests': readsSystem,
  'POST /api/v1/privacy/requests': { may: ['supervisor'] },
  'POST /api/v1/privacy/requests/:id/decision': absent(admins),
  'GET /api/v1/privacy/requests/:id/export': absent({ may: ['supervisor'] }),
  'GET /api/v1/privacy/policy': readsSystem,
  'GET /api/v1/privacy/holds': readsSystem,
  'POST /api/v1/privacy/holds': { may: ['supervisor'] },
  'DELETE /api/v1/privacy/holds/:id': absent(admins),
  'GET /api/v1/audit': auditors,
  'GET /api/v1/audit/verify': auditors,
  'GET /api/v1/audit/export': auditors,
  'GET /api/v1/items': readsItems,
  'GET /api/v1/items/:id': readsItems,
  'GET /api/v1/items/:id/diff': readsItems,
  'PUT /api/v1/items/:id': editors,
  'POST /api/v1/items/:id/submit': editors,
  'POST /api/v1/items/:id/review': approvers,
  'GET /api/v1/releases': readsReleases,
  'GET /api/v1/releases/preview': readsReleases,
  'POST /api/v1/releases': approvers,
  'POST /api/v1/releases/:id/rollback': absent(approvers),
  'POST /api/v1/knowledge/try': { may: ['supervisor', 'editor', 'approver', 'auditor'] },
  'POST /api/v1/knowledge/fill': readsItems,
  'GET /api/v1/knowledge/graph': readsItems,
  'GET /api/v1/items/:id/versions/:version': absent(readsItems),
  'POST /api/v1/items/:id/restore': editors,
  'POST /api/v1/items/:id/comments': readsItems,
  'POST /api/v1/items/:id/comments/:comment/resolve': absent(readsItems),
  'POST /api/v1/releases/rehearse': approvers,
  'GET /api/v1/regression/cases': readsItems,
  'POST /api/v1/regression/cases': editors,
  'DELETE /api/v1/regression/cases/:id': absent(editors),
  'GET /api/v1/knowledge/quality': readsItems,
  'GET /api/v1/items/:id/findings': absent(readsItems),
  'POST /api/v1/knowledge/topics/nearest': editors,
  'POST /api/v1/knowledge/rules/try': readsItems,
  'GET /api/v1/unanswered': readsItems,
  'POST /api/v1/unanswered/draft': editors,
  'POST /api/v1/unanswered/dismiss': editors,
  'POST /api/v1/unanswered/reopen': editors,
  'POST /api/v1/imports': editors,
  'GET /api/v1/exports/bundle': readsItems,
  'GET /api/v1/exports/faqs': readsItems,
  'GET /api/v1/exports/documents/:id': readsItems,
  'POST /api/v1/items/:id/sources/confirm': editors,
  'GET /api/v1/tickets': readsTickets,
  'GET /api/v1/tickets/:id': readsTickets,
  'PATCH /api/v1/tickets/:id': atTheDesk,
  'POST /api/v1/tickets/:id/notes': atTheDesk,
  'GET /api/v1/customers/:id': atTheDesk,
  'GET /api/v1/system/webhooks': readsSystem,
  'POST /api/v1/system/webhooks': admins,
  'DELETE /api/v1/system/webhooks/:id': absent(admins),
  'GET /api/v1/system/jobs': readsSystem,
  'POST /api/v1/system/jobs/:id/cancel': absent(admins),
  'POST /api/v1/system/jobs/:id/redrive': absent(admins),
  'GET /api/v1/system/dead-turns': readsSystem,
  'POST /api/v1/system/dead-turns/:id/redrive': absent(admins),
  'GET /api/v1/queues': seesQueues,
  'GET /api/v1/agents': seesQueues,
  'GET /api/v1/queue-figures': seesQueues,
  'GET /api/v1/queue-settings': seesQueues,
  'PATCH /api/v1/queues/:id': managesQueues,
  'GET /api/v1/desk/notices': readsTickets,
  'POST /api/v1/desk/notices/seen': readsTickets,
  'POST /api/v1/tickets': atTheDesk,
  'POST /api/v1/tickets/bulk': atTheDesk,
  'GET /api/v1/tickets/export': readsTickets,
  'POST /api/v1/tickets/:id/macro': atTheDesk,
  'POST /api/v1/tickets/:id/merge': atTheDesk,
  'POST /api/v1/tickets/:id/split': atTheDesk,
  'POST /api/v1/tickets/:id/links': atTheDesk,
  'POST /api/v1/tickets/:id/unlink': atTheDesk,
  'PUT /api/v1/tickets/:id/following': readsTickets,
  'DELETE /api/v1/tickets/:id/following': readsTickets,
  'POST /api/v1/tickets/:id/approval': supervisors,
  'POST /api/v1/tickets/:id/approval/request': atTheDesk,
  'POST /api/v1/tickets/:id/attachments': atTheDesk,
  'GET /api/v1/tickets/:id/attachments/:attachmentId': readsTickets,
  'POST /api/v1/tickets/:id/contact/reveal': atTheDesk,
  'POST /api/v1/customers/:id/reveal': atTheDesk,
  'POST /api/v1/customers/:id/holdings': { ...atTheDesk, absent: true },
  'POST /api/v1/customers/:id/merge': atTheDesk,
  'POST /api/v1/customers/:id/merges/:mergeId/undo': atTheDesk,
  'POST /api/v1/customers/:id/consents': atTheDesk,
  'PUT /api/v1/customers/:id/preferences': atTheDesk,
  'GET /api/v1/ticket-views': readsTickets,
  'PUT /api/v1/ticket-views': readsTickets,
  'DELETE /api/v1/ticket-views/:id': absent(readsTickets),
  'GET /api/v1/ticket-macros': readsTickets,
  'PUT /api/v1/ticket-macros/:id': managesQueues,
  'GET /api/v1/ticket-templates': readsTickets,
  'PUT /api/v1/ticket-templates/:id': managesQueues,
  'GET /api/v1/sla-policies': readsTickets,
  'PUT /api/v1/sla-policies/:priority': managesQueues,
  'GET /api/v1/escalation-rules': readsTickets,
  'PUT /api/v1/escalation-rules/:id': managesQueues,
  'GET /api/v1/canned-phrases': readsTickets,
  'PUT /api/v1/canned-phrases/:id': managesQueues,
  'GET /api/v1/ticket-tags': readsTickets,
  'PUT /api/v1/ticket-tags': managesQueues,
};

/** `/desk`: who may connect at all. */
export const DESK_MAY_CONNECT: readonly Actor[] = desk;
/** Events of `/desk` on a conversation that `agent` has, with what a caller would send. */
export const DESK_EVENT_ROWS: Readonly<Record<string, Row & { payload(ids: { conversationId: string; handoffId: string }): object }>> = {
  watch: { ...agentsOwn, payload: ({ conversationId }) => ({ conversationId, after: 0 }) },
  unwatch: { ...atTheDesk, payload: ({ conversationId }) => ({ conversationId }) },
  typing: { may: [], hidden: ['agent', 'otherAgent', 'supervisor'], payload: ({ conversationId }) => ({ conversationId, typing: true }) },
  'message.send': { ...agentsOwn, payload: ({ conversationId }) => ({ conversationId, clientId: 'matrix-message', text: '您好' }) },
  'note.add': { ...agentsOwn, payload: ({ conversationId }) => ({ conversationId, clientId: 'matrix-note', text: '备注' }) },
  'handoff.accept': { ...atTheDesk, payload: ({ handoffId }) => ({ handoffId }) },
  'handoff.decline': { ...atTheDesk, payload: ({ handoffId }) => ({ handoffId }) },
  'presence.set': { ...atTheDesk, payload: () => ({ presence: 'online' }) },
  heartbeat: { ...atTheDesk, payload: () => ({}) },
  'conversation.transfer': { ...agentsOwn, payload: ({ conversationId }) => ({ conversationId, queue: 'no-such-queue' }) },
  'consult.ask': { ...agentsOwn, payload: ({ conversationId }) => ({ conversationId, agentId: 'nobody', question: '?' }) },
  'consult.end': { ...agentsOwn, payload: ({ conversationId }) => ({ conversationId, agentId: 'nobody' }) },
  'wrap_up.end': { ...atTheDesk, payload: () => ({}) },
  'conversation.join': { ...supervisors, payload: ({ conversationId }) => ({ conversationId }) },
  'conversation.leave': { ...supervisors, payload: ({ conversationId }) => ({ conversationId }) },
  'conversation.resolve': { ...agentsOwn, payload: ({ conversationId }) => ({ conversationId }) },
  'conversation.return_to_bot': { ...agentsOwn, payload: ({ conversationId }) => ({ conversationId }) },
  'conversation.take_over': { ...supervisors, payload: ({ conversationId }) => ({ conversationId }) },
};
