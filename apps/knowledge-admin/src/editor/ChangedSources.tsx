import type { ItemDetail } from '@lobby/contracts';
import { problemText, RelativeTime, useStaffWords } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';

/** Sections this item cites that have changed since somebody last looked. Saving a new version says that somebody has; so does the button. */
export function ChangedSources({ detail: { row, sources } }: { detail: ItemDetail }) {
  const t = useT();
  const words = useStaffWords();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const mayEdit = useMay('item.edit');
  if (sources.length === 0) return null;
  const confirm = async (): Promise<void> => {
    const answer = await session.api.post<ItemDetail>(`/api/v1/items/${row.id}/sources/confirm`, { version: row.version });
    if (!answer.ok) return void message.error(problemText(answer.error, words));
    cache.setQueryData(['item', row.id], answer.value);
    void cache.invalidateQueries({ queryKey: ['items'] });
    void message.success(t('sources.confirmed'));
  };
  return (
    <Alert
      type="warning" showIcon title={t('sources.title')} {...(mayEdit ? { action: <Button size="small" onClick={() => void confirm()}>{t('sources.confirm')}</Button> } : {})}
      description={<ul className="plain-list">{sources.map((s) => <li key={`${s.document}${s.section}`}><Link to={`/items/${s.document}`}>{s.title}</Link> <span className="lobby-code lobby-soft">#{s.section}</span> {t(`sources.${s.change}`, { version: s.documentVersion })} · <RelativeTime at={s.at} /></li>)}</ul>}
    />
  );
}
