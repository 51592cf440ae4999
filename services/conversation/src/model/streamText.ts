export type StreamLimits = { firstTokenMs: number; totalMs: number; maxChars: number };
type Chunk = { content: unknown };

/**
 * Reads a streamed completion to its end. Null when the first token or the whole takes too long, when it grows past the cap, or when the stream fails: the caller has
 * a deterministic text. The request is aborted as soon as its outcome is settled.
 */
export async function streamText(open: (signal: AbortSignal) => Promise<AsyncIterable<Chunk>>, limits: StreamLimits, outer: AbortSignal): Promise<string | null> {
  const own = new AbortController();
  // By hand: what `AbortSignal.any` combines is held weakly, and a collected `AbortSignal.timeout` never comes.
  const { signal } = own;
  const end = (): void => own.abort();
  outer.addEventListener('abort', end, { once: true });
  const firstToken = setTimeout(end, limits.firstTokenMs);
  const whole = setTimeout(end, limits.totalMs);
  const late = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));
  if (outer.aborted) end();
  try {
    // The race is the real limit: a client library may be slow to notice an abort.
    return await Promise.race([collect(open, signal, limits.maxChars, () => clearTimeout(firstToken)), late]);
  } catch {
    return null;
  } finally {
    clearTimeout(firstToken);
    clearTimeout(whole);
    outer.removeEventListener('abort', end);
    end();
  }
}

async function collect(open: (signal: AbortSignal) => Promise<AsyncIterable<Chunk>>, signal: AbortSignal, maxChars: number, started: () => void): Promise<string | null> {
  let text = '';
  for await (const chunk of await open(signal)) {
    if (typeof chunk.content !== 'string' || chunk.content === '') continue;
    started();
    text += chunk.content;
    if (text.length > maxChars) return null;
  }
  return text === '' ? null : text;
}
