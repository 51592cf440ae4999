import type { Ack, GateFinding, Problem, RegressionSummary, Release } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

export type Publishing = { busy: boolean; refused: readonly GateFinding[]; worse: RegressionSummary | null; publish: (note: string, acceptWorse: boolean) => Promise<boolean>; rehearse: () => Promise<void>; rollback: (release: Release) => Promise<boolean> };

/** Publishing and going back: both build a release aside, which can take a while. */
export function usePublishing(): Publishing {
  const t = useT();
  const words = useStaffWords();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly GateFinding[]>([]);
  const [worse, setWorse] = useState<RegressionSummary | null>(null);
  const rehearse = async (): Promise<void> => {
    setBusy(true);
    const answer = await session.api.post<RegressionSummary>('/api/v1/releases/rehearse', {}, { timeoutMs: BUILD_LIMIT_MS });
    setBusy(false);
    void cache.invalidateQueries({ queryKey: ['releases'] });
    if (!answer.ok) void message.error(problemText(answer.error, words));
  };
  const run = async (call: Promise<Ack<Release>>, done: (release: Release) => string): Promise<boolean> => {
    setBusy(true);
    const answer = await call;
    setBusy(false);
    void cache.invalidateQueries();
    if (!answer.ok) {
      setRefused(findingsOf(answer.error));
      message.error(problemText(answer.error, words));
      return false;
    }
    setRefused(answer.value.state === 'failed' ? answer.value.findings.filter((finding) => finding.severity === 'error' && finding.check !== 'regression') : []);
    setWorse(answer.value.state === 'failed' && (answer.value.regression?.worse.length ?? 0) > 0 ? answer.value.regression : null);
    if (answer.value.state === 'failed') message.error(t('release.failed'));
    else message.success(done(answer.value));
    return answer.value.state !== 'failed';
  };
  return {
    busy, refused, worse, rehearse,
    publish: (note, acceptWorse) => run(session.api.post<Release>('/api/v1/releases', { note, acceptWorse }, { timeoutMs: BUILD_LIMIT_MS }), (release) => t('release.published', { number: release.number })),
    rollback: (release) => run(session.api.post<Release>(`/api/v1/releases/${release.id}/rollback`, {}, { timeoutMs: BUILD_LIMIT_MS }), () => t('release.rolledBack', { number: release.number })),
  };
}

/** A first build makes vectors and can take minutes. */
const BUILD_LIMIT_MS = 600_000;

/** What the gate complained about, when it travels with the refusal. */
function findingsOf({ current, errors }: Problem): GateFinding[] {
  if (Array.isArray(current)) return current as GateFinding[];
  return (errors ?? []).map((error) => ({ severity: 'error', check: 'gate', field: error.path, message: error.message }));
}
