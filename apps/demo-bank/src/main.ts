import '@lobby/ui/tokens.css';
import './page.css';
import { startDemoPhone } from './demoPhone.ts';
import { startDemoSignIn } from './demoSignIn.ts';
import { withLobby } from './withLobby.ts';

/** Opens the chat with the question in its composer. */
const ask = (text: string): void => withLobby((lobby) => lobby.open(text ? { text } : {}));

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-ask]')) button.addEventListener('click', () => ask(button.dataset['ask'] ?? ''));

const phone = document.querySelector<HTMLDetailsElement>('#phone');
if (phone) startDemoPhone(phone);
const signIn = document.querySelector<HTMLDetailsElement>('#sign-in');
if (signIn) startDemoSignIn(signIn);
