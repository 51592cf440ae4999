import type { ToPanel } from '../bridge/messages.ts';
import type { Settings } from './settings.ts';
import { WORDS } from './words.ts';

const PHONE_MAX_WIDTH = 520;
const GAP = 24;

/** The panel's frame: loaded on first use, on phones the whole visible screen (above the keyboard), else a card in the corner. */
export function createFrame(root: ShadowRoot, settings: Settings) {
  const iframe = document.createElement('iframe');
  const waiting: ToPanel[] = [];
  let isReady = false;
  let overflowBefore = '';
  iframe.hidden = true;
  iframe.allow = 'clipboard-write';

  const place = () => {
    const { style } = iframe;
    const view = window.visualViewport;
    if (isPhone()) {
      // The visible part alone: a keyboard must not cover the composer.
      Object.assign(style, { left: '0', right: '0', bottom: 'auto', top: `${view?.offsetTop ?? 0}px`, width: '100%', height: `${view?.height ?? window.innerHeight}px`, borderRadius: '0' });
    } else {
      Object.assign(style, { left: settings.side === 'left' ? `${GAP}px` : 'auto', right: settings.side === 'left' ? 'auto' : `${GAP}px`, top: 'auto', bottom: `${GAP}px`, width: '400px', height: `min(720px, calc(100vh - ${GAP * 2}px))`, borderRadius: '16px' });
    }
  };
  const load = () => {
    if (iframe.isConnected) return;
    const query = new URLSearchParams({ site: settings.site, language: settings.language, parent: location.origin });
    iframe.src = `${settings.base}panel.html?${query}`;
    iframe.title = WORDS[settings.language].frame;
    root.append(iframe);
  };
  window.addEventListener('resize', place);
  window.visualViewport?.addEventListener('resize', place);
  window.visualViewport?.addEventListener('scroll', place);

  return {
    load,
    isReady: () => isReady,
    isSource: (source: MessageEventSource | null) => source !== null && source === iframe.contentWindow,
    tell: (message: ToPanel) => {
      if (isReady) iframe.contentWindow?.postMessage(message, settings.origin);
      else if (iframe.isConnected) waiting.push(message);
    },
    ready: () => {
      isReady = true;
      for (const message of waiting.splice(0)) iframe.contentWindow?.postMessage(message, settings.origin);
    },
    show: () => {
      load();
      place();
      if (isPhone() && iframe.hidden) {
        overflowBefore = document.documentElement.style.overflow;
        document.documentElement.style.overflow = 'hidden';
      }
      iframe.hidden = false;
      iframe.focus();
    },
    hide: () => {
      if (isPhone()) document.documentElement.style.overflow = overflowBefore;
      iframe.hidden = true;
    },
  };
}

const isPhone = () => window.innerWidth <= PHONE_MAX_WIDTH;
