import { because, type Decision, type Move, type Seen } from '../../decision/moves.ts';
import { sureTopic, topTopic } from '../../decision/topTopic.ts';
import type { WordingKey } from '../wording/phrase.ts';

const WORDS: Record<string, WordingKey> = { greeting: 'greeting', thanks_bye: 'thanks', oos_chitchat: 'smalltalk' };
/** "好的" and "没有了" with nothing asked only close what was said. */
const BY_ACT: Record<string, WordingKey> = { greet: 'greeting', thank: 'thanks', affirm: 'anything_else', deny: 'anything_else' };

/** Greeting, thanks, small talk. A greeting in front of a real request is only politeness, so a clear topic of business wins; so does being out of scope. */
export function chitchat({ heard }: Seen): Decision | null {
  const top = topTopic(heard);
  const bareAnswer = heard.dialogueAct === 'affirm' || heard.dialogueAct === 'deny';
  if (heard.outOfScope >= heard.thresholds.outOfScope && !bareAnswer && top?.id !== 'oos_chitchat') return null;
  const byTopic = top && !top.tooUnsure && !bareAnswer ? WORDS[top.id] : undefined;
  const words = byTopic ?? (bareAnswer || sureTopic(heard) === null ? BY_ACT[heard.dialogueAct] : undefined);
  return words ? because('chitchat', top?.id ?? heard.dialogueAct, words, say(words)) : null;
}

const say = (words: WordingKey): Move => ({ do: 'say', act: 'chitchat', words, failure: false, offerPerson: false });
