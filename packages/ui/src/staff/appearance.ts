import { useSyncExternalStore } from 'react';
import type { Mode } from '../palette.ts';
import { readChoice, writeChoice } from './choice.ts';

export const APPEARANCES = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];
const CHOICE = 'lobby.appearance';
const listeners = new Set<() => void>();
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
let chosen: Appearance = readChoice(CHOICE, APPEARANCES, 'auto');
systemDark.addEventListener('change', tellAll);
applyToDocument();

/** The mode in force: the reader's choice, else the system's. */
export function useMode(): Mode {
  return useSyncExternalStore(subscribe, currentMode);
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => chosen);
}

export function chooseAppearance(appearance: Appearance): void {
  chosen = appearance;
  writeChoice(CHOICE, appearance);
  applyToDocument();
  tellAll();
}

function currentMode(): Mode {
  if (chosen !== 'auto') return chosen;
  return systemDark.matches ? 'dark' : 'light';
}

/** `tokens.css` reads `data-theme`; without it the system decides. */
function applyToDocument(): void {
  if (chosen === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tellAll(): void {
  for (const listener of listeners) listener();
}
