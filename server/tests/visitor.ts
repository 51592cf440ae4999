/** A customer on the REST door, for black-box tests of the running server. */
export type Visitor = { url: string; conversationId: string; token: string };
export type Answer = { status: number; body: Record<string, unknown> };
export type Entry = { seq: number; type: string; text?: string; act?: string; clientId?: string; options?: { id: string; label: string }[]; citations?: { itemId: string; version: number }[]; verdict?: { outcome: string; path: unknown[] }; data?: Record<string, unknown>; turnId?: string };

export async function openVisitor(url: string, language: 'zh' | 'en' = 'zh'): Promise<Visitor> {
  const { status, body } = await post(`${url}/api/v1/conversations`, { channel: 'web', language });
  if (status !== 201) throw new Error(`opening failed: ${status}`);
  return { url, conversationId: String(body.conversationId), token: String(body.visitorToken) };
}

export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export async function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, { headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export const bearer = (visitor: { token: string }): Record<string, string> => ({ authorization: `Bearer ${visitor.token}` });

let minted = 0;
export const mintClientId = (): string => `test-${process.pid}-${(minted += 1)}`;

export function say(visitor: Visitor, text: string, clientId = mintClientId()): Promise<Answer> {
  return post(`${visitor.url}/api/v1/conversations/${visitor.conversationId}/messages`, { clientId, text }, bearer(visitor));
}

export async function timeline(visitor: Visitor, after = 0): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let from = after; ;) {
    const { status, body } = await get(`${visitor.url}/api/v1/conversations/${visitor.conversationId}/timeline?after=${from}`, bearer(visitor));
    if (status !== 200) throw new Error(`timeline failed: ${status}`);
    entries.push(...(body.entries as Entry[]));
    if (!body.more) return entries;
    from = Number(body.lastSeq);
  }
}

/** Facts after which the bot is silent, and facts after which it speaks again. */
const WITH_PEOPLE = new Set(['queued', 'accepted', 'taken_over', 'transferred', 'requeued']);
const WITH_THE_BOT = new Set(['returned_to_bot', 'handoff.withdrawn', 'callback.promised', 'resolved']);

/**
 * Says something and waits for what the bot (or the queue) answers to it: nothing, when a person has the conversation already. A starved machine may take its
 * time: how long is no test's business.
 */
export async function ask(visitor: Visitor, text: string, waitMs = 60_000): Promise<Entry[]> {
  const sent = await say(visitor, text);
  if (sent.status !== 201) throw new Error(`send failed: ${sent.status} ${JSON.stringify(sent.body)}`);
  const until = Date.now() + waitMs;
  for (;;) {
    const all = await timeline(visitor);
    const answers = all.filter((e) => e.seq > Number(sent.body.seq) && e.type !== 'customer.said');
    if (answers.some((e) => e.type === 'bot.replied' || e.type === 'queued') || isWithPeople(all)) return answers;
    if (Date.now() > until) throw new Error(`no answer to "${text}" in ${waitMs} ms after ${all.map((e) => `${e.seq} ${e.type}`).join(', ')}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

function isWithPeople(entries: readonly Entry[]): boolean {
  return WITH_PEOPLE.has(entries.findLast((e) => WITH_PEOPLE.has(e.type) || WITH_THE_BOT.has(e.type))?.type ?? '');
}
