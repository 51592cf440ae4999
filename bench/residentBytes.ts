import { readFileSync } from 'node:fs';

/** Resident memory of another process. Linux only; elsewhere 0, because no portable figure exists. */
export function residentBytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
