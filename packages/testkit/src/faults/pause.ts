export const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Tries `work` until it succeeds; for a server that is being killed all the time. @throws the last error once `limitMs` have passed */
export async function untilDone<T>(work: () => Promise<T>, limitMs = 120_000, everyMs = 100): Promise<T> {
  const until = performance.now() + limitMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > until) throw error;
      await pause(everyMs);
    }
  }
}

/** Waits until `holds`. @throws when it does not within `limitMs` */
export async function untilTrue(what: string, holds: () => boolean | Promise<boolean>, limitMs = 60_000, everyMs = 50): Promise<void> {
  const until = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`not within ${limitMs} ms: ${what}`);
    await pause(everyMs);
  }
}
