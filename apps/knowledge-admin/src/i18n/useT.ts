import { wordsOf } from '@lobby/ui/staff';
import type { zh } from './words.ts';

/** The admin's words, with typed keys. */
export const useT = wordsOf<typeof zh>();
export type T = ReturnType<typeof useT>;
