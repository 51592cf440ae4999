import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { sureTopic } from '../../decision/topTopic.ts';

/** Topics a bare "再说一遍" resembles without being about them. */
const SMALL_TALK = new Set(['greeting', 'thanks_bye']);

/** "再说一遍", "没听懂". With a topic of its own ("最低还款是什么意思") it is a question, not a wish to hear the last reply again. */
export function repeated({ heard, state, answer }: Seen): Decision | null {
  // "没看清" may be one of the choices.
  if (heard.dialogueAct !== 'repeat' || answer?.kind === 'value') return null;
  const topic = sureTopic(heard);
  if (topic !== null && topic !== state.lastTopic && !SMALL_TALK.has(topic)) return null;
  return because('repeat', heard.dialogueAct, 'repeat', { do: 'repeat' });
}
