import type { StaffRow } from '@lobby/contracts';
import { ErrorState, LoadingState } from '@lobby/ui/staff';
import { Table, Tag } from 'antd';
import { useT } from '../i18n/useT.ts';
import { useMay, useMe } from '../session/session.ts';
import { AccountActions } from './AccountActions.tsx';
import type { Given } from './givenIn.ts';
import { useAccounts, useRoleNames } from './useAccounts.ts';

export function AccountTable({ onGiven }: { onGiven: (given: Given) => void }) {
  const t = useT();
  const rolesOf = useRoleNames();
  const query = useAccounts();
  const manages = useMay('staff.manage');
  const me = useMe().staff.id;
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  return (
    <Table<StaffRow>
      size="small" rowKey="id" pagination={{ pageSize: 50, hideOnSinglePage: true }} dataSource={query.data} scroll={{ x: 'max-content' }}
      columns={[
        { title: t('accounts.name'), render: (_, row) => <>{row.name} {row.id === me ? <Tag variant="filled">{t('accounts.me')}</Tag> : null}{row.disabled ? <Tag variant="filled" color="error">{t('accounts.disabled')}</Tag> : null}<div className="lobby-soft lobby-code">{row.username}</div></> },
        { title: t('accounts.roles'), render: (_, row) => rolesOf(row.roles) },
        { title: t('accounts.team'), responsive: ['md'], render: (_, row) => row.team || '—' },
        { title: t('accounts.factor'), responsive: ['md'], render: (_, row) => <Tag variant="filled" color={row.secondFactor ? 'success' : 'default'}>{t(row.secondFactor ? 'factor.on' : 'factor.off')}</Tag> },
        { title: t('accounts.sessions'), responsive: ['md'], align: 'right', dataIndex: 'sessions' },
        ...(manages ? [{ title: <span className="lobby-visually-hidden">{t('accounts.edit')}</span>, render: (_: unknown, row: StaffRow) => <AccountActions account={row} onGiven={onGiven} /> }] : []),
      ]}
    />
  );
}
