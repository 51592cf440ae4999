import { MessageOutlined } from '@ant-design/icons';
import type { DiffRow } from '@lobby/contracts';
import { Button, Tag } from 'antd';
import { useT } from '../i18n/useT.ts';
import { fieldName } from './fieldName.ts';
import { diffRows } from './diffRows.ts';
import { DiffValue } from './DiffValue.tsx';

const COLOR = { added: 'success', removed: 'error', changed: 'warning' } as const;

type Props = { kind: string; rows: readonly DiffRow[]; beforeTitle?: string; afterTitle?: string; onComment?: (path: string) => void };

/** What changed, field by field, before beside after; with `onComment` each field can be remarked on. */
export function DiffTable({ kind, rows, beforeTitle, afterTitle, onComment }: Props) {
  const t = useT();
  if (rows.length === 0) return <p className="lobby-soft">{t('diff.none')}</p>;
  return (
    <div className="diff-scroll">
      <table className="diff">
        <thead><tr><th scope="col">{t('diff.field')}</th><th scope="col">{beforeTitle ?? t('diff.before')}</th><th scope="col">{afterTitle ?? t('diff.after')}</th></tr></thead>
        <tbody>
          {diffRows(rows).map((row) => (
            <tr key={row.path}>
              <th scope="row">
                <span title={row.path}>{fieldName(t, kind, row.path) ?? row.path}</span> <Tag variant="filled" color={COLOR[row.change]}>{t(`diff.${row.change}`)}</Tag>
                {onComment ? <Button size="small" type="text" icon={<MessageOutlined />} aria-label={t('thread.at', { path: fieldName(t, kind, row.path) ?? row.path })} onClick={() => onComment(row.path)} /> : null}
              </th>
              <td data-column={beforeTitle ?? t('diff.before')} className={row.change === 'added' ? 'is-empty' : 'is-before'}><DiffValue path={row.path} value={row.before} /></td>
              <td data-column={afterTitle ?? t('diff.after')} className={row.change === 'removed' ? 'is-empty' : 'is-after'}><DiffValue path={row.path} value={row.after} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
