import type { ItemDetail } from '@lobby/contracts';
import { Tabs } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { Thread } from '../review/Thread.tsx';
import { DiffTable } from '../shared/DiffTable.tsx';
import { titleOf } from '../shared/titleOf.ts';
import { diffDrafts } from '../shared/diffDrafts.ts';
import { FaqPreview } from './FaqPreview.tsx';
import { Flowchart } from './flowchart/Flowchart.tsx';
import type { Step } from './flowchart/layoutSteps.ts';
import { History } from './History.tsx';
import { getAt, type Draft } from './path.ts';

type Props = { kind: string; detail: ItemDetail | null; draft: Draft; dirty: boolean; onRestore: ((version: number) => void) | null };

/** What the draft means: how it looks, what changes, what was said, who did what, what it touches. */
export function EditorSide({ kind, detail, draft, dirty, onRestore }: Props) {
  const t = useT();
  const [tab, setTab] = useState(kind === 'faq' ? 'preview' : kind === 'procedure' ? 'chart' : 'diff');
  const [about, setAbout] = useState<string | null>(null);
  const comment = (path: string): void => { setAbout(path); setTab('thread'); };
  const open = detail?.comments.filter((c) => c.resolvedBy === null).length ?? 0;
  return (
    <aside className="editor-side" aria-label={t('edit.diff')}>
      <Tabs
        size="small" tabBarGutter={16} destroyOnHidden activeKey={tab} onChange={setTab}
        items={[
          ...(kind === 'faq' ? [{ key: 'preview', label: t('edit.preview'), children: <FaqPreview /> }] : []),
          ...(kind === 'procedure' ? [{ key: 'chart', label: t('procedure.flowchart'), children: <Flowchart steps={(getAt(draft, 'body.steps') ?? []) as Step[]} onPick={scrollToStep} /> }] : []),
          { key: 'diff', label: t('edit.diff'), children: <DiffToLive kind={kind} detail={detail} draft={draft} onComment={detail ? comment : undefined} /> },
          ...(detail ? [
            { key: 'thread', label: open > 0 ? `${t('thread.title')} ${open}` : t('thread.title'), children: <Thread detail={detail} path={about} onPath={setAbout} /> },
            { key: 'used', label: `${t('edit.usedBy')} ${detail.usedBy.length}`, children: <UsedBy detail={detail} /> },
            { key: 'history', label: t('edit.history'), children: <History detail={detail} onRestore={dirty ? null : onRestore} /> },
          ] : []),
        ]}
      />
    </aside>
  );
}

function scrollToStep(id: string): void {
  const step = document.getElementById(`step-${id}`);
  step?.scrollIntoView({ block: 'center' });
  step?.querySelector<HTMLElement>('input, textarea')?.focus();
}

function DiffToLive({ kind, detail, draft, onComment }: { kind: string; detail: ItemDetail | null; draft: Draft; onComment: ((path: string) => void) | undefined }) {
  const t = useT();
  const live = detail?.row.publishedVersion;
  return <DiffTable kind={kind} rows={diffDrafts(detail?.published ?? {}, draft)} beforeTitle={live ? t('items.live', { version: live }) : t('items.neverLive')} afterTitle={t('state.draft')} {...(onComment ? { onComment } : {})} />;
}

function UsedBy({ detail }: { detail: ItemDetail }) {
  const t = useT();
  if (detail.usedBy.length === 0) return <p className="lobby-soft">{t('edit.usedByNone')}</p>;
  return <><p className="lobby-soft">{t('edit.usedByCount', { count: detail.usedBy.length })}</p><ul className="links">{detail.usedBy.map((item) => <li key={item.id}><Link to={`/items/${item.id}`}>{titleOf(item)}</Link> <span className="lobby-code lobby-soft">{item.id}</span></li>)}</ul></>;
}
