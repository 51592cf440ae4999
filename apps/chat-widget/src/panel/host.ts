import { createStore } from '@lobby/client';
import { readToPanel, type ToLoader, type ToPanel } from '../bridge/messages.ts';

/** Whether the customer looks at the panel now, and the words a page wants in the composer (counted, so that the same text twice is two wishes). */
export type HostState = { open: boolean; prefill: { text: string; count: number } | null };

/**
 * The bank's page around us. Only the frame's direct parent is heard, and only from the origin the browser names (or, where it names none, the one the
 * loader gave; a wrong one just means that nobody hears us). Opened by itself, without a frame, the panel is simply open.
 */
export function connectHost(query: URLSearchParams, onMessage: (message: ToPanel) => void) {
  const framed = window.parent !== window;
  const origin = parentOrigin(query);
  const state = createStore<HostState>({ open: !framed, prefill: null });
  const tell = (message: ToLoader) => {
    if (framed && origin) window.parent.postMessage(message, origin);
  };
  window.addEventListener('message', (event) => {
    if (!framed || event.source !== window.parent || event.origin !== origin) return;
    const message = readToPanel(event.data);
    if (!message) return;
    const { prefill } = state.getSnapshot();
    if (message.lobby === 'open') state.set({ open: true, prefill: message.text ? { text: message.text, count: (prefill?.count ?? 0) + 1 } : prefill });
    if (message.lobby === 'closed') state.set({ open: false, prefill });
    onMessage(message);
  });
  return { state, tell, framed, parentHost: origin ? new URL(origin).host : null };
}

export type Host = ReturnType<typeof connectHost>;

function parentOrigin(query: URLSearchParams): string | null {
  const named = 'ancestorOrigins' in location ? location.ancestorOrigins[0] : undefined;
  const origin = named ?? query.get('parent');
  return origin && /^https?:\/\/[^/]+$/.test(origin) ? origin : null;
}
