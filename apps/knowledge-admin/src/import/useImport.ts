import type { Ack, FaqMapping, ImportReport, Problem } from '@lobby/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { session } from '../session/session.ts';

/** What the importer says about the file; an empty string is "not said". */
export type Wishes = { as: string; language: string; item: string; owner: string; validFrom: string; topic: string; formulas: string; merged: string; encoding: string; mapping: FaqMapping | null };
export const NO_WISHES: Wishes = { as: '', language: '', item: '', owner: '', validFrom: '', topic: '', formulas: '', merged: '', encoding: '', mapping: null };
/** `sent` is the share of the file that is on its way, 0…1; 1 means that the server reads. */
export type ImportWork = { file: File | null; wishes: Wishes; sent: number | null; report: ImportReport | null; problem: Problem | null };

const NOTHING: ImportWork = { file: null, wishes: NO_WISHES, sent: null, report: null, problem: null };
/** Sending 20 MB on a slow line, and reading it. */
const TIMEOUT_MS = 300_000;

/** A file on its way into knowledge: chosen, tried, looked at, confirmed. The same bytes go twice; between the two nothing is kept on the server. */
export function useImport() {
  const cache = useQueryClient();
  const [work, setWork] = useState<ImportWork>(NOTHING);
  const send = async (file: File, wishes: Wishes, confirm?: string): Promise<Ack<ImportReport>> => {
    const { mapping, ...rest } = wishes;
    setWork({ file, wishes, sent: 0, report: confirm ? work.report : null, problem: null });
    return session.upload<ImportReport>({
      path: '/api/v1/imports', file, timeoutMs: TIMEOUT_MS, query: { name: file.name, ...rest, mapping: mapping ? JSON.stringify(mapping) : '', confirm },
      onProgress: (sent) => setWork((before) => ({ ...before, sent })),
    });
  };
  const tryIt = async (file: File, wishes: Wishes): Promise<void> => {
    const answer = await send(file, wishes);
    setWork(answer.ok ? { file, wishes, sent: null, report: answer.value, problem: null } : { file, wishes, sent: null, report: null, problem: answer.error });
  };
  const confirm = async (): Promise<void> => {
    const { file, wishes, report } = work;
    if (!file || !report) return;
    const answer = await send(file, wishes, report.digest);
    void cache.invalidateQueries({ queryKey: ['items'] });
    // What changed in between comes along with the refusal, and is looked at anew.
    const newer = answer.ok ? answer.value : ((answer.error.current as ImportReport | undefined) ?? report);
    setWork({ file, wishes, sent: null, report: newer, problem: answer.ok ? null : answer.error });
  };
  return { ...work, tryIt, confirm, setWishes: (wishes: Wishes) => setWork({ ...work, wishes }), reset: () => setWork(NOTHING) };
}
