import { LobbyError, type Tx, type UnansweredState } from '@lobby/contracts';
import { calendarDate } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { ItemDeps } from '../items/itemDeps.ts';
import { saveDraft } from '../items/saveItem.ts';
import { unanswered } from '../record/schema.ts';

/** Phrasings a draft starts with; the most asked come first. */
const PHRASINGS = 30;
/** A customer's words that stand as the draft's title keep this length. */
const TITLE_MAX = 120;

/** Puts questions aside, with the reason; they go on counting. @returns how many changed */
export const dismissUnanswered = (deps: ItemDeps, ids: readonly string[], reason: string, actor: string): Promise<number> =>
  deps.database.transaction((tx) => decide(deps, tx, ids, { state: 'dismissed', outcome: reason }, actor));

/** Brings questions back before the editors. @returns how many changed */
export const reopenUnanswered = (deps: ItemDeps, ids: readonly string[], actor: string): Promise<number> =>
  deps.database.transaction((tx) => decide(deps, tx, ids, { state: 'open', outcome: null }, actor));

/**
 * Makes a new FAQ draft of these questions: their words are its phrasings. Draft and decision are written together or not at all.
 * @returns how many questions are drafted by it
 * @throws LobbyError `not_found` when none of them is there, `conflict` when the item exists
 */
export async function draftUnanswered(deps: ItemDeps, wish: { ids: readonly string[]; itemId: string; topic: string; title: string }, by: { actor: string; owner: string }): Promise<number> {
  if (!wish.itemId.startsWith('faq.')) throw new LobbyError('invalid_request', undefined, { errors: [{ path: 'itemId', message: 'must start with "faq."' }] });
  return deps.database.transaction(async (tx) => {
    const rows = await asDb(tx).select({ text: unanswered.text, language: unanswered.language, count: unanswered.count }).from(unanswered).where(inArray(unanswered.id, [...wish.ids]));
    if (rows.length === 0) throw new LobbyError('not_found', 'No such questions');
    const asked = (language: string) => rows.filter((r) => r.language === language).toSorted((a, b) => b.count - a.count).map((r) => r.text.slice(0, 200)).slice(0, PHRASINGS);
    const item = {
      id: wish.itemId, kind: 'faq', title: { zh: wish.title.slice(0, TITLE_MAX) }, owner: by.owner, validFrom: calendarDate(deps.clock.now()), tags: ['from-unanswered'],
      body: { topic: wish.topic, products: [], phrasings: { zh: asked('zh'), en: asked('en') }, answer: { zh: TO_WRITE } },
    };
    await saveDraft(tx, deps, item.id, { baseVersion: 0, item, retire: false }, by.actor);
    return decide(deps, tx, wish.ids, { state: 'drafted', outcome: wish.itemId }, by.actor);
  });
}

/** Stands where the editor writes; the gate refuses it, so that it can never be published. */
export const TO_WRITE = '（待编写）';

async function decide(deps: ItemDeps, tx: Tx, ids: readonly string[], decision: { state: UnansweredState; outcome: string | null }, actor: string): Promise<number> {
  const open = decision.state === 'open';
  const changed = await asDb(tx).update(unanswered).set({ ...decision, decidedBy: open ? null : actor, decidedAt: open ? null : deps.clock.now() })
    .where(and(inArray(unanswered.id, [...ids]), open ? ne(unanswered.state, 'open') : eq(unanswered.state, 'open'))).returning({ id: unanswered.id });
  if (changed.length > 0) await deps.audit(tx, { actor, action: `unanswered.${decision.state}`, subject: decision.outcome && decision.state === 'drafted' ? decision.outcome : 'questions', data: { questions: changed.length } });
  return changed.length;
}
