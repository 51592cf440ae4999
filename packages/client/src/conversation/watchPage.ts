export type PageEvents = {
  /** The network or the person came back: a good moment to look whether everything is up to date. */
  onBack: () => void;
  /** Another tab has written this storage key. */
  onOtherTab: () => void;
  storageKey: string;
};

/** Listens to the page; gives back the way to stop. Does nothing outside a browser. */
export function watchPage({ onBack, onOtherTab, storageKey }: PageEvents): () => void {
  if (typeof window === 'undefined') return () => {};
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener('online', onBack, { signal });
  window.addEventListener('pageshow', onBack, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && onBack(), { signal });
  window.addEventListener('storage', ({ key }) => key === storageKey && onOtherTab(), { signal });
  return () => listening.abort();
}
