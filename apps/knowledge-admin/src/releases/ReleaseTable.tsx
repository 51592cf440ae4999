import type { Release } from '@lobby/contracts';
import { RelativeTime } from '@lobby/ui/staff';
import { Button, Popconfirm, Table, Tag } from 'antd';
import { useT, type T } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { usePersonName } from '../shared/usePersonName.ts';
import { Findings } from './Findings.tsx';
import { RegressionPanel } from './RegressionPanel.tsx';
import type { Publishing } from './usePublishing.ts';

const COLOR = { building: 'processing', failed: 'error', current: 'success', past: 'default' } as const;

/** Every release, newest first; a past one can be brought back. */
export function ReleaseTable({ rows, publishing }: { rows: readonly Release[]; publishing: Publishing }) {
  const t = useT();
  const may = useMay('release.publish');
  const nameOf = usePersonName(rows.map((row) => row.publishedBy));
  return (
    <Table<Release>
      size="small" rowKey="id" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={[...rows]} scroll={{ x: 'max-content' }}
      expandable={{ columnTitle: <span className="lobby-visually-hidden">{t('release.findings')}</span>, rowExpandable: hasFindings, expandedRowRender: drawFindings }}
      columns={[
        { title: t('release.number'), dataIndex: 'number', width: 56 },
        { title: t('release.state'), render: (_, row) => <Tag variant="filled" color={COLOR[row.state]}>{t(`releaseState.${row.state}`)}</Tag> },
        { title: t('release.note'), render: (_, row) => <span className="release-words">{noteText(row.note, t) || '—'}</span> },
        { title: t('release.by'), render: (_, row) => nameOf(row.publishedBy) },
        { title: t('release.at'), render: (_, row) => <RelativeTime at={row.activatedAt ?? row.createdAt} /> },
        { title: t('release.items'), dataIndex: 'items', align: 'right' },
        { title: t('regression.short'), align: 'right', render: (_, row) => (row.regression ? <span className={row.regression.worse.length > 0 ? 'is-bad' : ''}>{row.regression.passed}/{row.regression.total}</span> : '—') },
        { title: <span className="lobby-visually-hidden">{t('release.rollback')}</span>, render: (_, row) => (row.state === 'past' && may ? <Rollback row={row} publishing={publishing} /> : null) },
      ]}
    />
  );
}

/** The note that a rollback carries by itself, in the reader's language. */
function noteText(note: string, t: T): string {
  const number = /^rollback to #(\d+)$/.exec(note)?.[1];
  return number ? t('release.rollbackNote', { number }) : note;
}

const hasFindings = (row: Release): boolean => row.findings.length > 0 || row.regression !== null;

function drawFindings(row: Release) {
  return <div className="lobby-stack">{row.regression ? <RegressionPanel summary={row.regression} /> : null}<Findings findings={row.regression ? row.findings.filter((finding) => finding.check !== 'regression') : row.findings} /></div>;
}

function Rollback({ row, publishing }: { row: Release; publishing: Publishing }) {
  const t = useT();
  return (
    <Popconfirm title={t('release.rollbackTitle', { number: row.number })} description={<div className="narrow">{t('release.rollbackBody')}</div>} okText={t('release.rollback')} cancelText={t('release.cancel')} onConfirm={() => publishing.rollback(row)}>
      <Button size="small" disabled={publishing.busy}>{t('release.rollback')}</Button>
    </Popconfirm>
  );
}
