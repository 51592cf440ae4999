import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import type { InboxRow } from '@lobby/contracts';
import { Badge, Button, Input, Popover, Select, type InputRef } from 'antd';
import type { RefObject } from 'react';
import { useT } from '../i18n/useT.ts';
import { useQueues } from '../actions/useQueues.ts';
import type { Filter } from './groupRows.ts';

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
type Props = { rows: readonly InboxRow[]; filter: Filter; onFilter: (filter: Filter) => void; searchRef: RefObject<InputRef | null> };

/** Search by words, filter by queue and priority. */
export function FilterBar({ rows, filter, onFilter, searchRef }: Props) {
  const t = useT();
  const { nameOf } = useQueues();
  const queues = [...new Set(rows.flatMap((row) => row.queue ?? []))].sort();
  const active = (filter.queue ? 1 : 0) + (filter.priority ? 1 : 0);
  const fields = (
    <div className="inbox-filter">
      <Select aria-label={t('ticket.queue')} value={filter.queue ?? ''} onChange={(queue) => onFilter({ ...filter, queue: queue || null })} options={[{ value: '', label: t('inbox.filterAny') }, ...queues.map((value) => ({ value, label: nameOf(value) }))]} />
      <Select aria-label={t('ticket.priority')} value={filter.priority ?? ''} onChange={(priority) => onFilter({ ...filter, priority: priority || null })} options={[{ value: '', label: t('inbox.priorityAny') }, ...PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))]} />
    </div>
  );
  return (
    <div className="inbox-bar">
      <Input ref={searchRef} prefix={<SearchOutlined />} allowClear value={filter.search} placeholder={t('inbox.search')} aria-label={t('inbox.search')} onChange={(event) => onFilter({ ...filter, search: event.target.value })} />
      <Popover trigger="click" placement="bottomRight" content={fields}>
        <Badge count={active} size="small"><Button icon={<FilterOutlined />} aria-label={t('inbox.filter')} /></Badge>
      </Popover>
    </div>
  );
}
