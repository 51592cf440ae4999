import type { ImportReport } from '@lobby/contracts';
import { Button } from 'antd';
import { useT } from '../i18n/useT.ts';

/** What a click would do, or why it cannot be clicked. */
export function ConfirmBar({ report, onConfirm }: { report: ImportReport; onConfirm: () => void }) {
  const t = useT();
  const { created, changed, refused } = report.counts;
  const words = refused > 0 ? t('import.refusedFirst', { count: refused }) : created + changed === 0 ? t('import.nothing') : t('import.will', { created, changed });
  return (
    <footer className="decision import-confirm">
      <span role="status">{words}</span>
      <Button type="primary" disabled={!report.confirmable} onClick={onConfirm}>{t('import.confirm')}</Button>
    </footer>
  );
}
