/** Seconds as `m:ss`, from an hour on `h:mm:ss`; a negative time carries its sign. */
export function formatDuration(seconds: number): string {
  const all = Math.floor(Math.abs(seconds));
  const [h, m, s] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const tail = `${String(m).padStart(h > 0 ? 2 : 1, '0')}:${String(s).padStart(2, '0')}`;
  return `${seconds < 0 ? '−' : ''}${h > 0 ? `${h}:` : ''}${tail}`;
}
