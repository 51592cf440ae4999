export type DraftMode = 'reply' | 'note';
export type Draft = { mode: DraftMode; reply: string; note: string };

export const EMPTY_DRAFT: Draft = { mode: 'reply', reply: '', note: '' };
const nameOf = (conversationId: string): string => `lobby.desk.draft.${conversationId}`;

/** The unsent words of one conversation, kept on this machine so that a reload loses nothing. */
export function readDraft(conversationId: string, storage: Pick<Storage, 'getItem'> = localStorage): Draft {
  try {
    const kept: unknown = JSON.parse(storage.getItem(nameOf(conversationId)) ?? 'null');
    return isDraft(kept) ? kept : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Keeps a draft; an empty one leaves nothing behind. */
export function writeDraft(conversationId: string, draft: Draft, storage: Pick<Storage, 'setItem' | 'removeItem'> = localStorage): void {
  try {
    if (draft.reply === '' && draft.note === '') storage.removeItem(nameOf(conversationId));
    else storage.setItem(nameOf(conversationId), JSON.stringify(draft));
  } catch {
    // No storage: the draft lives as long as the page.
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Partial<Draft>;
  return (draft.mode === 'reply' || draft.mode === 'note') && typeof draft.reply === 'string' && typeof draft.note === 'string';
}
