import type { ImportReport } from '@lobby/contracts';
import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';

/** It is done: what came in, and where it goes on. */
export function ImportResult({ report, onAgain }: { report: ImportReport; onAgain: () => void }) {
  const t = useT();
  const { created, changed } = report.counts;
  return (
    <Result
      status="success" title={t('import.done', { created, changed })} subTitle={report.marks.length > 0 ? t('import.doneMarks', { count: report.marks.length }) : t('import.doneNext')}
      extra={[
        <Link key="drafts" to="/?state=draft"><Button type="primary" tabIndex={-1}>{t('import.toDrafts')}</Button></Link>,
        ...(report.marks.length > 0 ? [<Link key="marks" to="/?view=source_changed"><Button tabIndex={-1}>{t('view.source_changed')}</Button></Link>] : []),
        <Button key="again" onClick={onAgain}>{t('import.another')}</Button>,
      ]}
    />
  );
}
