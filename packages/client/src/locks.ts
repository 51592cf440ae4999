/** Runs `work` while no other tab of this origin holds `name`. */
export type RunExclusive = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * Locks across tabs by the browser's lock manager. Where it is missing (plain http, old engines) work runs at once: two tabs may then send one message
 * twice, which its client id makes harmless.
 */
export const runExclusive: RunExclusive = async (name, work) => {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
  return navigator.locks.request(name, work);
};
