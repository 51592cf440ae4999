import { useEffect, useState } from 'react';

const REST_MS = 180;
const LENGTH_MIN = 2;
const LENGTH_MAX = 60;
const NONE: readonly never[] = [];

/**
 * What belongs to the text, a moment after the typing rests. A failed look-up shows nothing: it is help, not a need.
 * @param load the same function from one drawing to the next
 */
export function useAsTyped<T>(text: string, load: (text: string, signal: AbortSignal) => Promise<readonly T[]>): readonly T[] {
  const [found, setFound] = useState<{ text: string; list: readonly T[] }>({ text: '', list: [] });
  const worthwhile = text.length >= LENGTH_MIN && text.length <= LENGTH_MAX;
  useEffect(() => {
    if (!worthwhile) return undefined;
    const looking = new AbortController();
    const timer = setTimeout(async () => {
      const list = await load(text, looking.signal);
      if (!looking.signal.aborted) setFound({ text, list });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      looking.abort();
    };
  }, [text, load, worthwhile]);
  // Until the next answer, the last one stays where the text goes on from it or back to it.
  const fits = worthwhile && found.text !== '' && (text.startsWith(found.text) || found.text.startsWith(text));
  return fits ? found.list : NONE;
}
