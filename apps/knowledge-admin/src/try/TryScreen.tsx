import { valueOrThrow } from '@lobby/client/staff';
import type { TryResponse } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { AddCaseDialog } from './AddCaseDialog.tsx';
import { AskForm, type Asked } from './AskForm.tsx';
import { TryAnswer } from './TryAnswer.tsx';
import { TryTrace } from './TryTrace.tsx';

/** The test bench: ask as any customer, on any day, of any release, and see the answer with everything it rests on. */
export function Component() {
  const t = useT();
  const [params] = useSearchParams();
  const ask = useMutation({ mutationFn: async (asked: Asked) => valueOrThrow(await session.api.post<TryResponse>('/api/v1/knowledge/try', asked)) });
  const mayEdit = useMay('item.edit');
  const [adding, setAdding] = useState(false);
  return (
    <div className="try">
      <section className="try-ask"><AskForm initial={params.get('q') ?? ''} busy={ask.isPending} onAsk={(asked) => ask.mutate(asked)} /></section>
      <section className="try-result" aria-live="polite">
        {ask.isIdle ? <EmptyState title={t('try.empty')}>{t('try.emptyNext')}</EmptyState> : null}
        {ask.isPending ? <LoadingState /> : null}
        {ask.isError ? <ErrorState problem={ask.error.problem} onRetry={() => ask.variables && ask.mutate(ask.variables)} /> : null}
        {ask.data ? <><TryAnswer response={ask.data} question={ask.variables?.question ?? ''} />{mayEdit ? <div><Button size="small" onClick={() => setAdding(true)}>{t('case.add')}</Button></div> : null}<TryTrace response={ask.data} /></> : null}
      </section>
      {adding && ask.data && ask.variables ? <AddCaseDialog asked={ask.variables} response={ask.data} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
