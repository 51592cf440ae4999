import { clock } from './dayName.ts';

/** The clock time, with the whole moment on hover. */
export function Time({ at }: { at: string }) {
  return <time dateTime={at} title={new Date(at).toLocaleString()}>{clock(at)}</time>;
}
