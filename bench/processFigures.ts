import { readFileSync } from 'node:fs';
import { round } from './stats.ts';

export type ProcessFigures = { residentMb: number; peakMb: number; cpuMs: number };

/** Ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** Memory and processor time of another process. Linux only; elsewhere null, because no portable figure exists. */
export function processOf(pid: number): ProcessFigures | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string): number => round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024);
    // Fields are counted after the name, which may hold spaces: utime is the 12th of them, stime the 13th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return { residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM'), cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
  } catch {
    return null;
  }
}
