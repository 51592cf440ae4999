import { wordsOf } from '@lobby/ui/staff';
import type { zh } from './words.ts';

export const useT = wordsOf<typeof zh>();
