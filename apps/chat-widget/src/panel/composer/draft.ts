import { createStore } from '@lobby/client';

const KEY = 'lobby.draft';

/** What is being written. It survives a refresh of the page, and the first view searches along with it. */
export const draft = createStore(kept());

draft.subscribe(() => {
  try {
    sessionStorage.setItem(KEY, draft.getSnapshot());
  } catch {
    // Without storage the draft ends with the page.
  }
});

function kept(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
