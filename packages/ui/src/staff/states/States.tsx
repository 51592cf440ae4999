import { Button, Empty, Result, Spin } from 'antd';
import type { Problem } from '@lobby/contracts';
import type { ReactNode } from 'react';
import { problemText } from '../i18n/problemText.ts';
import { useStaffWords } from '../i18n/useWords.ts';

/** Holds its place while something loads, so that nothing jumps. */
export function LoadingState({ label }: { label?: string }) {
  const t = useStaffWords();
  return <output className="lobby-state"><Spin /><span>{label ?? t('state.loading')}</span></output>;
}

/** Says that there is nothing, and what to do next. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return <div className="lobby-state"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<><strong>{title}</strong>{children ? <div className="lobby-soft">{children}</div> : null}</>} /></div>;
}

/** A screen whose code could not be fetched (the server is away, or a newer version took its place) or that broke. Trying again loads the page anew, once the server answers. */
export function ScreenFailed() {
  const t = useStaffWords();
  const retry = async (): Promise<void> => {
    const answers = await fetch(location.href, { cache: 'no-store' }).then((answer) => answer.ok, () => false);
    if (answers) location.reload();
  };
  return <div className="lobby-state" role="alert"><Result status="warning" title={t('state.screenTitle')} subTitle={t('state.screenNext')} extra={<Button onClick={() => void retry()}>{t('state.retry')}</Button>} /></div>;
}

/** Says what went wrong in words, and offers to try again. */
export function ErrorState({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const t = useStaffWords();
  return (
    <div className="lobby-state" role="alert">
      <Result
        status="warning" title={t('state.errorTitle')} subTitle={problem.code === 'forbidden' ? t('state.noPermission') : problemText(problem, t)}
        extra={onRetry && problem.code !== 'forbidden' ? <Button onClick={onRetry}>{t('state.retry')}</Button> : undefined}
      />
    </div>
  );
}
