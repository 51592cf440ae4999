import type { Reason } from '@lobby/contracts';
import { Table } from 'antd';
import { useStaffWords } from '../i18n/useWords.ts';

/** What a decision rested on: the rule, the value seen, the value wanted. */
export function ReasonTable({ reasons }: { reasons: readonly Reason[] }) {
  const t = useStaffWords();
  return (
    <Table
      size="small" pagination={false} dataSource={reasons.map((reason, key) => ({ ...reason, key }))} locale={{ emptyText: t('trace.noReasons') }}
      columns={[{ title: t('trace.rule'), dataIndex: 'rule' }, { title: t('trace.seen'), render: (_, r) => shown(r.seen) }, { title: t('trace.wanted'), render: (_, r) => shown(r.wanted) }]}
    />
  );
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toFixed(3);
  return JSON.stringify(value) ?? '—';
}
