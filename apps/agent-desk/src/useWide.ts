import { useSyncExternalStore } from 'react';

/** All three panes fit from here on; desk.css names the same width. */
const wideScreen = window.matchMedia('(min-width: 1240px)');

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wideScreen.matches);
}

function subscribe(listener: () => void): () => void {
  wideScreen.addEventListener('change', listener);
  return () => wideScreen.removeEventListener('change', listener);
}
