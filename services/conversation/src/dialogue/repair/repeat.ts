import { because, type Decision, type Seen } from '../../decision/moves.ts';

/** "再说一遍". */
export function repeated({ heard }: Seen): Decision | null {
  return heard.dialogueAct === 'repeat' ? because('repeat', heard.dialogueAct, 'repeat', { do: 'repeat' }) : null;
}
