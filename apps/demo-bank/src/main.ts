import '@lobby/ui/tokens.css';
import './page.css';
import { startDemoPhone } from './demoPhone.ts';
import { startDemoSignIn } from './demoSignIn.ts';

/** What the widget's loader offers on the page. */
type LobbyApi = { open: (options?: { text?: string }) => void; identify: (signFor: (nonce: string) => Promise<string>) => void; signOut: () => void };
export type WithLobby = (work: (lobby: LobbyApi) => void) => void;
declare global {
  interface Window {
    Lobby?: LobbyApi;
  }
}

/** Now, or when the loader has arrived. */
function withLobby(work: (lobby: LobbyApi) => void): void {
  const run = () => window.Lobby && work(window.Lobby);
  if (window.Lobby) run();
  else window.addEventListener('lobby:ready', run, { once: true });
}

/** Opens the chat with the question in its composer. */
const ask = (text: string): void => withLobby((lobby) => lobby.open(text ? { text } : {}));

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-ask]')) button.addEventListener('click', () => ask(button.dataset['ask'] ?? ''));

const phone = document.querySelector<HTMLDetailsElement>('#phone');
if (phone) startDemoPhone(phone);
const signIn = document.querySelector<HTMLDetailsElement>('#sign-in');
if (signIn) startDemoSignIn(signIn, withLobby);
