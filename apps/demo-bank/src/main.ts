import '@lobby/ui/tokens.css';
import './page.css';
import { startDemoPhone } from './demoPhone.ts';

/** What the widget's loader offers on the page. */
type LobbyApi = { open: (options?: { text?: string }) => void };
declare global {
  interface Window {
    Lobby?: LobbyApi;
  }
}

/** Opens the chat with the question in its composer; a press before the loader has arrived is carried out when it has. */
function ask(text: string): void {
  const open = () => window.Lobby?.open(text ? { text } : {});
  if (window.Lobby) open();
  else window.addEventListener('lobby:ready', open, { once: true });
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-ask]')) button.addEventListener('click', () => ask(button.dataset['ask'] ?? ''));

const phone = document.querySelector<HTMLDetailsElement>('#phone');
if (phone) startDemoPhone(phone);
