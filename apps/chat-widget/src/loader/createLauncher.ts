import { findFreePlace } from './findFreePlace.ts';
import type { Settings } from './settings.ts';
import { STYLE } from './style.ts';
import { WORDS } from './words.ts';

const ICON = 'M5 4h14a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-6l-5 4v-4H5a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3Zm3 6v2h2v-2H8Zm6 0v2h2v-2h-2Z';
const SIZE = 56;
const MARGIN = 24;
const SETTLED_MS = 200;
const GREETING_SHOWN_MS = 20_000;

/** The round button in the corner, its count of unread answers, and one greeting per browser. */
export function createLauncher(root: ShadowRoot, host: HTMLElement, settings: Settings, onOpen: () => void) {
  const box = document.createElement('div');
  const button = document.createElement('button');
  const count = document.createElement('span');
  const hello = document.createElement('div');
  let unread = 0;
  let isOpen = false;
  box.className = settings.side;
  button.className = 'launch';
  button.type = 'button';
  button.append(icon(), count);
  count.className = 'count';
  count.ariaHidden = 'true';
  hello.className = 'hello';
  hello.setAttribute('role', 'status');
  hello.hidden = true;
  box.append(hello, button);
  addStyle(root);
  root.append(box);

  const { side, bottom } = settings;
  // By style alone and before it is attached: measuring a page that has not got its style sheets yet would move everything twice.
  Object.assign(button.style, { [side]: `${MARGIN}px`, bottom: `calc(${bottom}px + env(safe-area-inset-bottom, 0px))` });
  Object.assign(hello.style, { [side]: `${MARGIN + SIZE + 16}px`, bottom: `${bottom}px` });
  const rise = () => {
    if (isOpen) return;
    const left = side === 'left' ? MARGIN : document.documentElement.clientWidth - SIZE - MARGIN;
    const up = `translateY(-${findFreePlace({ left, top: window.innerHeight - bottom - SIZE }, host)}px)`;
    button.style.transform = up;
    hello.style.transform = up;
  };
  const draw = () => {
    const words = WORDS[settings.language];
    button.setAttribute('aria-label', words.open + (unread > 0 ? words.unread(unread) : ''));
    count.textContent = String(unread);
    count.hidden = unread === 0;
    button.hidden = isOpen;
    if (isOpen) hello.hidden = true;
  };
  const greet = () => {
    if (isOpen || greeted(settings.site)) return;
    const words = WORDS[settings.language];
    const say = document.createElement('button');
    const no = document.createElement('button');
    say.className = 'say';
    say.textContent = words.greeting;
    say.onclick = onOpen;
    no.className = 'no';
    no.textContent = '×';
    no.setAttribute('aria-label', words.dismiss);
    no.onclick = () => {
      hello.hidden = true;
      button.focus();
    };
    hello.hidden = false;
    hello.replaceChildren(say, no);
    setTimeout(() => {
      if (!hello.matches(':hover, :focus-within')) hello.hidden = true;
    }, GREETING_SHOWN_MS);
  };

  button.onclick = onOpen;
  whenSettled(rise);
  if (settings.greetAfterMs !== null) setTimeout(greet, settings.greetAfterMs);
  return {
    draw,
    setUnread: (n: number) => {
      unread = n;
      draw();
    },
    setOpen: (open: boolean) => {
      isOpen = open;
      if (open) unread = 0;
      draw();
      if (open) return;
      button.focus();
      rise();
    },
  };
}

/** After the page has moved and come to rest; while it moves the launcher stays where it is. */
function whenSettled(work: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(work, SETTLED_MS);
  };
  window.addEventListener('scroll', later, { passive: true, capture: true });
  window.addEventListener('resize', later);
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later);
}

/** True from the second time on; without storage nobody is greeted twice by mistake. */
function greeted(site: string): boolean {
  try {
    const key = `lobby.${site}.greeted`;
    const before = localStorage.getItem(key);
    localStorage.setItem(key, '1');
    return before !== null;
  } catch {
    return true;
  }
}

function icon(): SVGSVGElement {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  const path = document.createElementNS(ns, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', ICON);
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

/** A constructed sheet is not an inline style, so even a page with a strict policy lets it through. */
function addStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = STYLE;
    root.append(style);
  }
}
