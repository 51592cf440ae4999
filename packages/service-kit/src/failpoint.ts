/** Named places where a test may kill the process, to prove that nothing acknowledged is lost there. */
export const FAILPOINTS = ['before_commit', 'after_commit', 'before_ack', 'before_push', 'during_turn', 'before_reply_commit', 'release_inserted', 'release_prepared', 'release_activated'] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

const armed = process.env.NODE_ENV === 'production' ? undefined : process.env.LOBBY_FAILPOINT;

/** Kills the process like a power cut of the program (SIGKILL, no handlers) when this point is armed. Free otherwise. */
export function failpoint(name: Failpoint): void {
  if (armed === name) process.kill(process.pid, 'SIGKILL');
}
