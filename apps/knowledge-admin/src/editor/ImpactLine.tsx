import type { ItemDetail } from '@lobby/contracts';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';

/** What a change to this item touches: who leans on it, how often customers get it, and the regression cases about it. */
export function ImpactLine({ detail: { usedBy, row, regression } }: { detail: ItemDetail }) {
  const t = useT();
  const { usage } = row;
  return (
    <footer className="impact" aria-label={t('edit.usedBy')}>
      <span>{t('impact.usedBy')} <strong>{usedBy.length}</strong></span>
      <span>{t('impact.asked')} <strong>{usage.askedWeek}</strong></span>
      {usage.helpful === null ? null : <span className={usage.helpful < 0.5 ? 'is-bad' : ''}>{t('items.helpful')} <strong>{Math.round(usage.helpful * 100)}%</strong> ({usage.thumbs})</span>}
      {regression && regression.total === 0 ? <span className="lobby-soft">{t('impact.noCases')}</span> : regression ? <span className={regression.passed < regression.total ? 'is-bad' : ''}><Link to="/quality">{t('impact.regression')}</Link> <strong>{regression.passed}/{regression.total}</strong></span> : <span className="lobby-soft">{t('impact.noBench')}</span>}
    </footer>
  );
}
