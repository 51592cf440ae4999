import type { ItemDetail } from '@lobby/contracts';
import { RelativeTime } from '@lobby/ui/staff';
import { Tabs } from 'antd';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { DiffTable } from '../shared/DiffTable.tsx';
import { diffDrafts } from '../shared/diffDrafts.ts';
import { usePersonName } from '../shared/usePersonName.ts';
import { FaqPreview } from './FaqPreview.tsx';
import type { Draft } from './path.ts';

/** What the draft means: how it looks, what changes, who did what, what it touches. */
export function EditorSide({ kind, detail, draft }: { kind: string; detail: ItemDetail | null; draft: Draft }) {
  const t = useT();
  return (
    <aside className="editor-side" aria-label={t('edit.diff')}>
      <Tabs
        size="small" destroyOnHidden
        items={[
          ...(kind === 'faq' ? [{ key: 'preview', label: t('edit.preview'), children: <FaqPreview /> }] : []),
          { key: 'diff', label: t('edit.diff'), children: <DiffToLive kind={kind} detail={detail} draft={draft} /> },
          ...(detail ? [{ key: 'used', label: `${t('edit.usedBy')} ${detail.usedBy.length}`, children: <UsedBy detail={detail} /> }, { key: 'history', label: t('edit.history'), children: <History detail={detail} /> }] : []),
        ]}
      />
    </aside>
  );
}

function DiffToLive({ kind, detail, draft }: { kind: string; detail: ItemDetail | null; draft: Draft }) {
  const t = useT();
  const live = detail?.row.publishedVersion;
  return <DiffTable kind={kind} rows={diffDrafts(detail?.published ?? {}, draft)} beforeTitle={live ? t('items.live', { version: live }) : t('items.neverLive')} afterTitle={t('state.draft')} />;
}

function UsedBy({ detail }: { detail: ItemDetail }) {
  const t = useT();
  if (detail.usedBy.length === 0) return <p className="lobby-soft">{t('edit.usedByNone')}</p>;
  return <><p className="lobby-soft">{t('edit.usedByCount', { count: detail.usedBy.length })}</p><ul className="links">{detail.usedBy.map((item) => <li key={item.id}><Link to={`/items/${item.id}`}>{item.title}</Link> <span className="lobby-code lobby-soft">{item.id}</span></li>)}</ul></>;
}

function History({ detail }: { detail: ItemDetail }) {
  const t = useT();
  const nameOf = usePersonName(detail.history.map((row) => row.actor));
  return (
    <ol className="history">
      {detail.history.map((row) => (
        <li key={`${row.version}${row.action}${row.at}`}>
          <span><strong>{t(`action.${row.action}`)}</strong> {t('edit.version', { version: row.version })}</span>
          <span className="lobby-soft lobby-small">{nameOf(row.actor)} · <RelativeTime at={row.at} /></span>
          {row.comment ? <q>{row.comment}</q> : null}
        </li>
      ))}
    </ol>
  );
}
