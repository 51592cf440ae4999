import type { Language, Option } from '@lobby/contracts';
import { phrase, type WordingKey } from '../dialogue/wording/phrase.ts';

const button = (id: string, label: WordingKey, text: WordingKey = label) => (language: Language): Option => ({ id, label: phrase(label, language), text: phrase(text, language) });

/** The buttons the bot offers of itself. Pressing one sends its text, so each also works when typed. */
export const buttons = {
  person: button('person', 'person', 'said_person'),
  none: button('none', 'none_of_these', 'said_none'),
  yes: button('yes', 'yes'),
  no: button('no', 'no'),
  confirm: button('yes', 'confirm_yes'),
  cancel: button('no', 'confirm_no'),
  goOn: button('go_on', 'go_on'),
  stop: button('stop', 'stop'),
  skip: button('skip', 'skip'),
  verify: button('verify', 'verify_now'),
  resend: button('resend', 'resend_code'),
} as const;
