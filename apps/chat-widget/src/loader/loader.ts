import { readToLoader, type ToPanel } from '../bridge/messages.ts';
import { createFrame } from './createFrame.ts';
import { createIdentity, type SignFor } from './identity.ts';
import { createLauncher } from './createLauncher.ts';
import { readSettings, type Language } from './settings.ts';

export type LobbyApi = {
  /** Opens the panel; `text` is put into the composer for the customer to send. */
  open: (options?: { text?: string; language?: Language }) => void;
  close: () => void;
  setLanguage: (language: Language) => void;
  /** The page's customer is signed in; `signFor` gets a token of the bank for a nonce (docs/protocol.md). Call it on every page, before or after the chat is open. */
  identify: (signFor: SignFor) => void;
  /** The customer has signed out: the conversation is closed to this browser. */
  signOut: () => void;
};

declare global {
  interface Window {
    Lobby?: LobbyApi;
  }
}

/** Puts the launcher on the page and offers `window.Lobby`. `lobby:ready` is dispatched on window when both are there. */
function start(tag: HTMLScriptElement): void {
  const settings = readSettings(tag);
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const launcher = createLauncher(root, host, settings, () => open());
  const frame = createFrame(root, settings);
  let isOpen = false;

  const tell = (message: ToPanel) => frame.tell(message);
  const identity = createIdentity(tell);
  const open: LobbyApi['open'] = ({ text, language } = {}) => {
    isOpen = true;
    if (language) setLanguage(language);
    launcher.setOpen(true);
    frame.show();
    tell({ lobby: 'open', ...(text ? { text } : {}) });
  };
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    frame.hide();
    tell({ lobby: 'closed' });
    launcher.setOpen(false);
  };
  const setLanguage = (language: Language) => {
    settings.language = language;
    launcher.draw();
    tell({ lobby: 'language', language });
  };

  const identify: LobbyApi['identify'] = (signFor) => {
    identity.use(signFor);
    if (frame.isReady()) identity.announce();
  };
  const signOut = () => {
    identity.use(null);
    // The session is the panel's: it must be there to end it.
    frame.load();
    tell({ lobby: 'sign_out' });
  };

  window.addEventListener('message', (event) => {
    // Exactly our frame, from exactly our origin: anything else on the page may send what it likes.
    if (event.origin !== settings.origin || !frame.isSource(event.source)) return;
    const message = readToLoader(event.data);
    if (message?.lobby === 'ready') {
      frame.ready();
      identity.announce();
    }
    if (message) void identity.take(message);
    if (message?.lobby === 'close') close();
    if (message?.lobby === 'language') {
      settings.language = message.language;
      launcher.draw();
    }
    if (message?.lobby === 'state') {
      launcher.setUnread(isOpen ? 0 : message.unread);
      remember(settings.site, message.active);
    }
  });
  document.body.append(host);
  launcher.draw();
  window.Lobby = { open, close, setLanguage, identify, signOut };
  window.dispatchEvent(new Event('lobby:ready'));
  // A conversation from an earlier page goes on: listen for its answers, once the page has done its own work.
  if (remembered(settings.site)) setTimeout(() => frame.load(), 1_500);
}

function keyOf(site: string): string {
  return `lobby.${site}.active`;
}

function remember(site: string, active: boolean): void {
  try {
    if (active) localStorage.setItem(keyOf(site), '1');
    else localStorage.removeItem(keyOf(site));
  } catch {
    // Blocked storage only costs the unread count on the next page.
  }
}

function remembered(site: string): boolean {
  try {
    return localStorage.getItem(keyOf(site)) === '1';
  } catch {
    return false;
  }
}

// Known only while this script runs for the first time, hence at its end and not later.
const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.Lobby) start(script);
