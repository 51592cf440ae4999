import { clock, moment } from './dayName.ts';

/** The clock time, with the whole moment on hover. */
export function Time({ at }: { at: string }) {
  return <time dateTime={at} title={moment(at)}>{clock(at)}</time>;
}
