/** Named places where a test may kill the process, to prove that nothing acknowledged is lost there. */
export const FAILPOINTS = ['before_commit', 'after_commit', 'before_ack', 'before_push', 'mid_fan_out', 'during_turn', 'before_reply_commit', 'release_inserted', 'release_prepared', 'release_activated'] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

/** `LOBBY_FAILPOINT=name` or `name:passes`: how often the point is passed unharmed before it kills. */
const [armed, passes = '0'] = (process.env.NODE_ENV === 'production' ? '' : (process.env.LOBBY_FAILPOINT ?? '')).split(':');
let left = Number(passes);

/** Kills the process like a power cut of the program (SIGKILL, no handlers) when this point is armed. Free otherwise. */
export function failpoint(name: Failpoint): void {
  if (armed !== name) return;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
  left -= 1;
}
