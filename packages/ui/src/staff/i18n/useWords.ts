import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffKey } from './words.ts';

export type Params = Record<string, string | number>;
/** Looks up a word; the key's type is the dictionary's, so a missing word does not compile. */
export type Words<K extends string> = (key: K, params?: Params) => string;

/** Makes a screen's own typed hook: `export const useT = wordsOf<typeof zh>()`. */
export function wordsOf<Dictionary extends Record<string, string>>(): () => Words<Extract<keyof Dictionary, string>> {
  return () => {
    const { t } = useTranslation('app');
    return useCallback((key, params) => t(key, params ?? {}), [t]);
  };
}

export function useStaffWords(): Words<StaffKey> {
  const { t } = useTranslation('staff');
  return useCallback((key, params) => t(key, params ?? {}), [t]);
}
