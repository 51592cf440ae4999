import { valueOrThrow } from '@lobby/client/staff';
import type { TicketPage } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

const SHOWN = 8;
type Props = { id?: string; not: string; value?: string; onChange?: (ticketId: string) => void };

/** Finds another ticket by number or words. */
export function TicketFinder({ id, not, value, onChange }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: ['tickets', 'find', q],
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<TicketPage>('/api/v1/tickets', { query: { ...(q ? { q } : { only: 'running' }), limit: SHOWN }, signal })),
  });
  const options = (query.data?.rows ?? []).filter((row) => row.id !== not && !row.mergedInto).map((row) => ({ value: row.id, label: `${row.number} ${row.subject} · ${row.customerName ?? '—'} · ${t(`ticketStatus.${row.status}`)}` }));
  return <Select {...(id ? { id } : {})} aria-label={t('merge.find')} showSearch={{ filterOption: false, onSearch: setTyped }} loading={query.isFetching} placeholder={t('merge.find')} value={value ?? null} onChange={(next: string | null) => { if (next) onChange?.(next); }} options={options} />;
}
