/** How long "is typing" holds without a new word from the other side. */
const SHOWN_MS = 6_000;
/** How often our own typing is told, and after how long a rest it ends. */
const TOLD_EVERY_MS = 3_000;
const REST_MS = 5_000;

/** Shows the other side's typing until it stops, speaks or falls silent. */
export function createTypingLight(show: (actor: 'bot' | 'agent' | null) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const off = () => {
    clearTimeout(timer);
    show(null);
  };
  return {
    off,
    take: (payload: unknown) => {
      if (typeof payload !== 'object' || payload === null || !('actor' in payload) || !('typing' in payload)) return;
      if (payload.typing !== true || (payload.actor !== 'bot' && payload.actor !== 'agent')) return off();
      clearTimeout(timer);
      show(payload.actor);
      timer = setTimeout(off, SHOWN_MS);
    },
  };
}

/** Tells the other side of our typing: at most every 3 s, and once when it ends. */
export function createTypingTeller(tell: (typing: boolean) => void) {
  let toldAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    if (toldAt > 0) tell(false);
    toldAt = 0;
  };
  return {
    stop,
    key: () => {
      clearTimeout(timer);
      timer = setTimeout(stop, REST_MS);
      if (Date.now() - toldAt < TOLD_EVERY_MS) return;
      toldAt = Date.now();
      tell(true);
    },
  };
}
