import type { Language, Understanding } from '@lobby/contracts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { readLanguageWish } from '../answer/readLanguageWish.ts';
import { isWaiting } from './pause.ts';

/** A text this short ("OK", "8821", "APP") says nothing about the language its writer wants. */
const LEAST_WORDS = 2;

/** The language of the reply: the one asked for, or that of the message, unless the message is too short to tell. */
export function languageOf(heard: Pick<Understanding, 'language' | 'masked'>, before: Language): Language {
  if (heard.language === before) return before;
  const words = heard.masked.match(/[a-z]{2,}/gi)?.length ?? 0;
  const signs = heard.masked.match(/\p{Script=Han}/gu)?.length ?? 0;
  return words + signs >= LEAST_WORDS ? heard.language : before;
}

/** "Can you speak English?" and nothing else: from now on, beginning with what was asked last. The state has the new language already. */
export function languageAsked({ heard, state, option }: Seen): Decision | null {
  const wish = option === null ? readLanguageWish(heard.masked) : null;
  if (wish === null || wish.rest !== '') return null;
  const topics = state.expecting?.kind === 'option' ? state.lastOptions.flatMap((o) => (o.id.startsWith('topic:') ? [o.id.slice('topic:'.length)] : [])) : [];
  if (topics.length > 0) return because('language_asked', wish.language, null, { do: 'clarify', topics });
  return because('language_asked', wish.language, null, isWaiting(state) ? { do: 'ask_again', why: 'language_switched', bound: null } : { do: 'say', act: 'chitchat', words: 'language_switched', failure: false, offerPerson: false });
}
