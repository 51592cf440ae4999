import { useEffect, useRef } from 'react';

export type Keys = Readonly<Record<string, () => void>>;

/**
 * Single-key shortcuts of the page. They rest while somebody types, while a dialog is open, and with Ctrl/⌘/Alt held. Keys are compared in lower case;
 * `?` and `/` as typed.
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || dialogIsOpen()) return;
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** An input method in the middle of a word counts as typing wherever the focus is. */
function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  return event.isComposing || (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]')));
}

/** Ant Design leaves closed dialogs in the page, hidden. */
function dialogIsOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>('.ant-modal-wrap, .ant-drawer-content-wrapper')].some((dialog) => dialog.offsetParent !== null || dialog.getClientRects().length > 0);
}
