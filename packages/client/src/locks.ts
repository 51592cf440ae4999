/** Runs `work` while no other tab of this origin holds `name`. */
export type RunExclusive = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * Locks across tabs by the browser's lock manager. Where it is missing (plain http, old engines) or refuses (a frame whose storage is blocked), work runs at once: two tabs may then send
 * one message twice, which its client id makes harmless.
 */
export const runExclusive: RunExclusive = async (name, work) => {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
  let begun = false;
  try {
    return await navigator.locks.request(name, () => {
      begun = true;
      return work();
    });
  } catch (error) {
    if (begun) throw error;
    return work();
  }
};
