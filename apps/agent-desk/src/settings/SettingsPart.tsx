import { PlusOutlined } from '@ant-design/icons';
import type { RefusedError } from '@lobby/client/staff';
import type { Ack } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { Button, Tag } from 'antd';
import { useState, type ComponentType } from 'react';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { SettingDialog } from './SettingDialog.tsx';

export type Line = { id: string; name: string; detail: string; active?: boolean; values: object };
type Query = { isPending: boolean; isError: boolean; error: RefusedError | null; refetch: () => unknown };
type Props = {
  title: string; about: string; query: Query; lines: readonly Line[];
  /** What an empty form begins with; absent where nothing can be added. */
  fresh?: object;
  /** The form's fields; `fresh` for a new one. */
  Fields: ComponentType<{ fresh: boolean }>;
  /** `id` null: a new one. */
  save: (id: string | null, values: object) => Promise<Ack<unknown>>;
};

/** A list of settings with a form for one of them. Whoever may not manage reads. */
export function SettingsPart({ title, about, query, lines, fresh, Fields, save }: Props) {
  const t = useT();
  const manages = useMay('queue.manage');
  const [open, setOpen] = useState<Line | 'new' | null>(null);
  const line = open === 'new' ? null : open;
  return (
    <section className="settings-part" aria-label={title}>
      <header><h2>{title}</h2>{manages && fresh ? <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>{t('settings.new')}</Button> : null}</header>
      <p className="lobby-soft">{about}</p>
      {query.isPending ? <LoadingState /> : null}
      {query.isError && query.error ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : null}
      {!query.isPending && !query.isError && lines.length === 0 ? <EmptyState title={t('settings.none')}>{t(manages ? 'settings.noneNext' : 'settings.noneRead')}</EmptyState> : null}
      <ul className="settings-list">
        {lines.map((one) => (
          <li key={one.id} className={one.active === false ? 'is-off' : ''}>
            <span className="settings-name">{one.name}</span>
            {one.active === false ? <Tag variant="filled">{t('settings.off')}</Tag> : null}
            <span className="lobby-soft">{one.detail}</span>
            {manages ? <Button size="small" aria-label={t('settings.changeOf', { name: one.name })} onClick={() => setOpen(one)}>{t('settings.change')}</Button> : null}
          </li>
        ))}
      </ul>
      {open ? <SettingDialog title={line ? line.name : t('settings.new')} values={line ? line.values : (fresh ?? {})} save={(values) => save(line?.id ?? null, values)} onClose={() => setOpen(null)}><Fields fresh={line === null} /></SettingDialog> : null}
    </section>
  );
}
