import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { readPick } from '../answer/readPick.ts';
import { isWaiting } from './pause.ts';

/** "那就办这个吧" after two cards were set side by side: which of them is asked, never guessed. Of one product it was said in full before it came here. */
export function whichPicked({ heard, state, option }: Seen): Decision | null {
  if (option !== null || isWaiting(state) || state.lastProducts.length < 2 || heard.products.length > 0 || !readPick(heard.masked)) return null;
  return because('which_picked', state.lastProducts, null, { do: 'which', products: state.lastProducts });
}
