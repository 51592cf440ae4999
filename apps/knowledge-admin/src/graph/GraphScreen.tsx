import { valueOrThrow } from '@lobby/client/staff';
import type { GraphNeighbourhood } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { DateInput } from '../shared/DateInput.tsx';
import { titleOf } from '../shared/titleOf.ts';
import { useItemOptions } from '../shared/useItemOptions.ts';
import { GraphMap } from './GraphMap.tsx';
import { NodeCard } from './NodeCard.tsx';

/** Walks the graph of the published release: search a node, see what surrounds it, go on from there. The address holds where one is. */
export function Component() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const node = params.get('node') ?? '';
  const asOf = params.get('asOf') ?? '';
  const depth = params.get('depth') === '2' ? 2 : 1;
  const [walked, setWalked] = useState<readonly { id: string; title: string; titleEn: string | null }[]>([]);
  const query = useQuery({
    queryKey: ['graph', node, depth, asOf], enabled: node !== '',
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<GraphNeighbourhood>('/api/v1/knowledge/graph', { query: { node, depth, asOf }, signal })),
    placeholderData: keepPreviousData,
  });
  const set = (change: Record<string, string>): void => setParams((before) => { const next = new URLSearchParams(before); for (const [name, value] of Object.entries(change)) if (value) next.set(name, value); else next.delete(name); return next; });
  const go = (id: string): void => {
    const from = query.data?.nodes.find((one) => one.id === node);
    if (from && id !== node) setWalked([...walked.filter((one) => one.id !== id && one.id !== from.id), { id: from.id, title: from.title, titleEn: from.titleEn }].slice(-6));
    set({ node: id });
  };
  return (
    <div className="page graph">
      <div className="bar">
        <NodeSearch onPick={go} />
        <Segmented<number> aria-label={t('graph.depth')} value={depth} onChange={(steps) => set({ depth: steps === 2 ? '2' : '' })} options={[{ value: 1, label: `${t('graph.depth')} 1` }, { value: 2, label: '2' }]} />
        <label className="graph-date"><span className="lobby-soft">{t('graph.asOf')}</span><DateInput label={t('graph.asOf')} value={asOf} onChange={(date) => set({ asOf: date ?? '' })} /></label>
      </div>
      {walked.length > 0 ? <p className="graph-walked"><span className="lobby-soft">{t('graph.path')}</span> {walked.map((one) => <Button key={one.id} size="small" onClick={() => go(one.id)}>{titleOf(one)}</Button>)}</p> : null}
      {node === '' ? <EmptyState title={t('graph.hint')}>{t('graph.hintNext')}</EmptyState> : null}
      {node !== '' && query.isPending ? <LoadingState /> : null}
      {query.isError ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : null}
      {query.data && !query.isError ? (
        <>
          {query.data.truncated ? <Alert type="warning" title={t('graph.truncated')} /> : null}
          <div className="graph-panes"><GraphMap around={query.data} onGo={go} /><NodeCard around={query.data} onGo={go} /></div>
        </>
      ) : null}
    </div>
  );
}

const KINDS = ['product', 'rule', 'fee', 'rate', 'fact', 'document', 'topic', 'faq'] as const;

function NodeSearch({ onPick }: { onPick: (id: string) => void }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<string>('product');
  const { options, loading } = useItemOptions(kind, typed, []);
  return (
    <>
      <Select aria-label={t('items.kind')} value={kind} onChange={setKind} popupMatchSelectWidth={false} options={KINDS.map((value) => ({ value: value as string, label: t(`kind.${value}`) }))} />
      <Select className="graph-search" aria-label={t('graph.search')} placeholder={t('graph.search')} value={null} loading={loading} showSearch={{ filterOption: false, onSearch: setTyped }} options={options} onChange={(id: string | null) => id && onPick(id)} />
    </>
  );
}
