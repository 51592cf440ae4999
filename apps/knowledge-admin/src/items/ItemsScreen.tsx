import { PlusOutlined } from '@ant-design/icons';
import { ITEM_KINDS, ITEM_STATES, ITEM_VIEWS } from '../shared/kinds.ts';
import { EmptyState, ErrorState } from '@lobby/ui/staff';
import { Button, Select, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { wordOr } from '../shared/wordOr.ts';
import { ItemSearch } from './ItemSearch.tsx';
import { ItemTable } from './ItemTable.tsx';
import { NewItemDialog } from './NewItemDialog.tsx';
import { PublishedFinds } from './PublishedFinds.tsx';
import { useItemPage } from './useItemPage.ts';

/** All items: kinds at the left, search and state above, page by page from the server. The address holds the filter, so that it can be shared. */
export function Component() {
  const t = useT();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const filter = { q: params.get('q') ?? '', kind: params.get('kind') ?? '', state: params.get('state') ?? '', view: params.get('view') ?? '', owner: params.get('owner') ?? '' };
  const set = (name: string, value: string): void => setParams((before) => { const next = new URLSearchParams(before); if (value) next.set(name, value); else next.delete(name); return next; }, { replace: true });
  const page = useItemPage(filter);
  const asked = useDeferredValue(filter.q);
  const mayEdit = useMay('item.edit');
  return (
    <div className="items">
      <nav className="items-kinds" aria-label={t('items.kinds')}>
        {['', ...ITEM_KINDS].map((kind) => <button key={kind} type="button" aria-pressed={filter.kind === kind} onClick={() => set('kind', kind)}>{kind ? wordOr(t, `kind.${kind}`, kind) : t('items.all')}</button>)}
        <h2>{t('items.views')}</h2>
        {ITEM_VIEWS.map((view) => <button key={view} type="button" aria-pressed={filter.view === view} onClick={() => set('view', filter.view === view ? '' : view)}>{t(`view.${view}`)}</button>)}
      </nav>
      <section className="items-list">
        <div className="bar">
          <ItemSearch q={filter.q} onSearch={(text) => set('q', text)} />
          <Select className="items-kind-select" aria-label={t('items.kinds')} value={filter.kind} onChange={(kind) => set('kind', kind)} options={[{ value: '', label: t('items.all') }, ...ITEM_KINDS.map((kind) => ({ value: kind as string, label: t(`kind.${kind}`) }))]} />
          <Select aria-label={t('items.states')} value={filter.state} onChange={(state) => set('state', state)} popupMatchSelectWidth={false} options={[{ value: '', label: t('items.anyState') }, ...ITEM_STATES.map((state) => ({ value: state as string, label: t(`state.${state}`) }))]} />
          <Select className="items-kind-select" aria-label={t('items.views')} value={filter.view} onChange={(view) => set('view', view)} popupMatchSelectWidth={false} options={[{ value: '', label: t('items.noView') }, ...ITEM_VIEWS.map((view) => ({ value: view as string, label: t(`view.${view}`) }))]} />
          {filter.owner ? <Tag closable onClose={() => set('owner', '')}>{t('items.owner')} {filter.owner}</Tag> : null}
          <span className="admin-fill" />
          <span className="lobby-soft">{page.total === null ? '' : t('items.total', { count: page.total })}</span>
          {mayEdit ? <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>{t('items.new')}</Button> : null}
        </div>
        <PublishedFinds q={asked} onAsk={(text) => set('q', text)} />
        {page.problem ? <ErrorState problem={page.problem} onRetry={page.retry} /> : (
          <ItemTable rows={page.rows} loading={page.loading} empty={<EmptyState title={t('items.empty')}>{t('items.emptyNext')}</EmptyState>} />
        )}
        <div className="bar items-pages">
          <Button disabled={!page.hasPrevious} onClick={page.previous}>{t('items.previous')}</Button>
          <Button disabled={!page.hasNext} onClick={page.next}>{t('items.next')}</Button>
        </div>
      </section>
      <NewItemDialog open={creating} kind={filter.kind} onClose={() => setCreating(false)} onCreate={(id) => void navigate(`/items/${id}?new=1`)} />
    </div>
  );
}
