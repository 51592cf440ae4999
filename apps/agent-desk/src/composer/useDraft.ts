import { useState } from 'react';
import { EMPTY_DRAFT, readDraft, writeDraft, type Draft } from './drafts.ts';

/** The draft of the conversation on screen. Each keystroke is kept at once (a write takes microseconds), so that nothing can come between. */
export function useDraft(conversationId: string | null) {
  const [held, setHeld] = useState(() => hold(conversationId));
  if (held.conversationId !== conversationId) setHeld(hold(conversationId));
  const setDraft = (draft: Draft): void => {
    if (conversationId) writeDraft(conversationId, draft);
    setHeld({ conversationId, draft });
  };
  return { draft: held.draft, setDraft };
}

function hold(conversationId: string | null) {
  return { conversationId, draft: conversationId ? readDraft(conversationId) : EMPTY_DRAFT };
}
