import type { Language, Understanding } from '@lobby/contracts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { readLanguageWish } from '../answer/readLanguageWish.ts';
import { isWaiting } from './pause.ts';

/** A text this short ("OK", "8821", "APP") says nothing about the language its writer wants. */
const LEAST_WORDS = 2;

/** Where nothing was said before, one word this long tells all the same ("mortgage"). Shorter ones ("ATM", "LPR", "VIP") every Chinese customer writes. */
const TELLING_LETTERS = 4;

/**
 * The language of the reply: the one asked for, or that of the message, unless the message is too short to tell. `isFirst`: nothing was said before, and `before` is only
 * where the customer came in.
 */
export function languageOf(heard: Pick<Understanding, 'language' | 'masked'>, before: Language, isFirst = false): Language {
  if (heard.language === before) return before;
  const words = heard.masked.match(/[a-z]{2,}/gi) ?? [];
  const signs = heard.masked.match(/\p{Script=Han}/gu)?.length ?? 0;
  const tells = words.length + signs >= LEAST_WORDS || (isFirst && words.some((word) => word.length >= TELLING_LETTERS));
  return tells ? heard.language : before;
}

/** "Can you speak English?" and nothing else: from now on, beginning with what was asked last. The state has the new language already. */
export function languageAsked({ heard, state, option }: Seen): Decision | null {
  const wish = option === null ? readLanguageWish(heard.masked) : null;
  if (wish === null || wish.rest !== '') return null;
  const topics = state.expecting?.kind === 'option' ? state.lastOptions.flatMap((o) => (o.id.startsWith('topic:') ? [o.id.slice('topic:'.length)] : [])) : [];
  if (topics.length > 0) return because('language_asked', wish.language, null, { do: 'clarify', topics });
  return because('language_asked', wish.language, null, isWaiting(state) ? { do: 'ask_again', why: 'language_switched', bound: null } : { do: 'say', act: 'chitchat', words: 'language_switched', failure: false, offerPerson: false });
}
