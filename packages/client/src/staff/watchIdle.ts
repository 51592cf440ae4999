/** A warning stands this long before the end, so that whoever is still there can stay with one key (WCAG 2.2.1). */
const WARNING_SECONDS = 60;
/** The server is told of use at most this often. */
const TELL_EVERY_MS = 60_000;
const SIGNS_OF_USE = ['pointerdown', 'keydown', 'wheel'] as const;

export type IdleWatchOptions = {
  /** Asks the server, without counting as use, how many seconds are left; null when it cannot say. */
  left: () => Promise<number | null>;
  /** Tells the server that somebody is here; gives the seconds that are left now. */
  touch: () => Promise<number | null>;
  /** The session ends within a minute, or does so no more. */
  onSoon: (soon: boolean) => void;
  /** Where a person's use shows; the page when not said. */
  page?: EventTarget | undefined;
};

export type IdleWatch = { begin: (seconds: number) => void; end: () => void };

/**
 * Keeps a session alive while its person uses the page, and says when it is about to end. The server counts; other tabs of the same session count as well, so it is asked before a warning.
 */
export function watchIdle({ left, touch, onSoon, page = typeof document === 'undefined' ? undefined : document }: IdleWatchOptions): IdleWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listening: AbortController | null = null;
  let toldAt = 0;
  let soon = false;

  const warn = (now: boolean): void => {
    if (now !== soon) onSoon(now);
    soon = now;
  };
  const plan = (seconds: number | null): void => {
    if (!listening || seconds === null) return;
    clearTimeout(timer);
    warn(seconds <= WARNING_SECONDS);
    // Once warned, the next question is whether it has ended: the answer itself signs the page out.
    timer = setTimeout(() => void left().then((s) => plan(s ?? WARNING_SECONDS)), (seconds <= WARNING_SECONDS ? Math.max(seconds, 1) : seconds - WARNING_SECONDS) * 1_000);
  };
  const used = (): void => {
    if (!soon && Date.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = Date.now();
    void touch().then(plan);
  };

  return {
    begin: (seconds) => {
      listening?.abort();
      listening = new AbortController();
      toldAt = Date.now();
      for (const sign of SIGNS_OF_USE) page?.addEventListener(sign, used, { signal: listening.signal, capture: true, passive: true });
      plan(seconds);
    },
    end: () => {
      listening?.abort();
      listening = null;
      clearTimeout(timer);
      soon = false;
    },
  };
}
