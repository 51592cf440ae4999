import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { readAboutBot } from '../answer/readAboutBot.ts';

/** "你是机器人吗", "what can you do": answered honestly, and no wish for a person yet. */
export function aboutBot({ heard }: Seen): Decision | null {
  const asked = readAboutBot(heard.masked);
  return asked && because('about_bot', asked, null, { do: 'say', act: 'chitchat', words: asked === 'who' ? 'who_i_am' : 'what_i_do', failure: false, offerPerson: asked === 'who' });
}
