import { DeleteOutlined, SaveOutlined } from '@ant-design/icons';
import { valueOrThrow } from '@lobby/client/staff';
import type { TicketView } from '@lobby/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popover, Select, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { useQueues } from '../actions/useQueues.ts';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { sent, type TicketQuery } from './useTicketList.ts';

const QUICK = [['running', { only: 'running' }], ['mine', { assignee: 'me', only: 'running' }], ['unassigned', { assignee: 'none', only: 'running' }], ['promised', { only: 'promised' }], ['breached', { only: 'breached' }], ['due', { only: 'due' }], ['following', { only: 'following' }], ['approval', { only: 'approval' }], ['all', {}]] as const;
const STATES = ['new', 'open', 'pending_customer', 'on_hold', 'resolved', 'closed'] as const;
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
type Props = { query: TicketQuery; onQuery: (query: TicketQuery) => void };

/** What everybody asks for, one's own filters, and the fields to make new ones. */
export function TicketViews({ query, onQuery }: Props) {
  const t = useT();
  const { queues, nameOf } = useQueues();
  const { views, save, drop } = useViews();
  const key = JSON.stringify(sent({ ...query, q: '' }));
  const quick = QUICK.find(([, preset]) => JSON.stringify(sent(preset)) === key)?.[0];
  const mine = views.find((view) => JSON.stringify(view.query) === key);
  const pick = (value: string): void => {
    const view = views.find((one) => one.id === value);
    onQuery({ ...(view?.query ?? QUICK.find(([name]) => name === value)?.[1]), ...(query.q ? { q: query.q } : {}) });
  };
  const options = [{ label: t('tickets.title'), options: QUICK.map(([value]) => ({ value: value as string, label: t(`tickets.${value}`) })) }, ...(views.length > 0 ? [{ label: t('tickets.views'), options: views.map((view) => ({ value: view.id, label: `${view.name}${view.shared ? ` · ${t('tickets.shared')}` : ''}` })) }] : [])];
  return (
    <div className="tickets-views">
      <Select aria-label={t('tickets.views')} value={mine?.id ?? quick ?? ''} onChange={pick} options={options} popupMatchSelectWidth={220} listHeight={420} />
      <Select aria-label={t('tickets.status')} labelRender={named(t('tickets.status'))} popupMatchSelectWidth={false} value={query.status ?? ''} onChange={(status) => onQuery({ ...query, only: status ? '' : (query.only ?? ''), status })} options={[{ value: '', label: t('tickets.anyStatus') }, ...STATES.map((value) => ({ value: value as string, label: t(`ticketStatus.${value}`) }))]} />
      <Select aria-label={t('ticket.queue')} labelRender={named(t('ticket.queue'))} popupMatchSelectWidth={false} value={query.queue ?? ''} onChange={(queue) => onQuery({ ...query, queue })} options={[{ value: '', label: t('inbox.filterAny') }, ...queues.map(({ id }) => ({ value: id, label: nameOf(id) }))]} />
      <Select aria-label={t('ticket.priority')} labelRender={named(t('ticket.priority'))} popupMatchSelectWidth={false} value={query.priority ?? ''} onChange={(priority) => onQuery({ ...query, priority })} options={[{ value: '', label: t('inbox.priorityAny') }, ...PRIORITIES.map((value) => ({ value: value as string, label: t(`priority.${value}`) }))]} />
      {mine?.mine ? <Button type="text" icon={<DeleteOutlined />} aria-label={t('tickets.deleteView')} onClick={() => void drop(mine.id)} /> : <SaveView onSave={(name) => void save(name, query)} />}
    </div>
  );
}

/** An unset filter shows what it filters by. */
const named = (name: string) => ({ value, label }: { value?: string | number; label?: ReactNode }): ReactNode => (value === '' ? <span className="lobby-soft">{name}</span> : label);

function SaveView({ onSave }: { onSave: (name: string) => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [open, setOpen] = useState(false);
  const save = (): void => {
    if (name.trim() === '') return;
    onSave(name.trim());
    setOpen(false);
    setName('');
  };
  const form = <Space.Compact><Input value={name} maxLength={40} aria-label={t('tickets.viewName')} placeholder={t('tickets.viewName')} onChange={(event) => setName(event.target.value)} onPressEnter={save} /><Button type="primary" onClick={save}>{t('queue.save')}</Button></Space.Compact>;
  return <Popover trigger="click" open={open} onOpenChange={setOpen} content={form} placement="bottomRight"><Button type="text" icon={<SaveOutlined />} aria-label={t('tickets.saveView')} /></Popover>;
}

function useViews() {
  const cache = useQueryClient();
  const list = useQuery({ queryKey: ['views'], staleTime: 60_000, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<{ views: TicketView[] }>('/api/v1/ticket-views', { signal })).views });
  const renew = (): Promise<void> => cache.invalidateQueries({ queryKey: ['views'] });
  return {
    views: list.data ?? [],
    save: async (name: string, query: TicketQuery) => {
      const { q: _q, ...rest } = query;
      await session.api.put('/api/v1/ticket-views', { name, query: sent(rest) });
      await renew();
    },
    drop: async (id: string) => {
      await session.api.delete(`/api/v1/ticket-views/${id}`);
      await renew();
    },
  };
}
