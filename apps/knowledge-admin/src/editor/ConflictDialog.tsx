import { Button, Modal, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { fieldName } from '../shared/fieldName.ts';
import { DiffValue } from '../shared/DiffValue.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { merged, mergeRows, proposed, type Choice, type MergeRow } from './mergeDrafts.ts';
import type { Draft } from './path.ts';
import type { Conflict } from './useItemEditor.ts';

type Props = { conflict: Conflict; base: Draft; mine: Draft; onTheirs: () => void; onMerge: (draft: Draft, afterVersion: number) => void; onClose: () => void };

/** Two people saved: field by field, mine or theirs; what only one changed is chosen already. Nothing typed is thrown away unasked. */
export function ConflictDialog({ conflict, base, mine, onTheirs, onMerge, onClose }: Props) {
  const t = useT();
  const nameOf = usePersonName([conflict.author]);
  const rows = mergeRows(base, mine, conflict.item);
  const [chosen, setChosen] = useState<Readonly<Record<string, Choice>>>({});
  const choiceOf = (row: MergeRow): Choice => chosen[row.path] ?? proposed(row);
  const kind = String(mine['kind'] ?? '');
  return (
    <Modal
      open width={920} title={t('conflict.title', { version: conflict.version })} onCancel={onClose}
      footer={<><Button onClick={onTheirs}>{t('conflict.takeTheirs')}</Button><Button type="primary" onClick={() => onMerge(merged(conflict.item, rows, choiceOf), conflict.version)}>{t('conflict.merge')}</Button></>}
    >
      <p>{t('conflict.by', { author: nameOf(conflict.author) })} · {t('conflict.body')}</p>
      {rows.length === 0 ? <p>{t('conflict.same')}</p> : (
        <div className="diff-scroll">
          <table className="diff">
            <thead><tr><th scope="col">{t('diff.field')}</th><th scope="col">{t('conflict.mine')}</th><th scope="col">{t('conflict.theirs')}</th><th scope="col">{t('conflict.take')}</th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.path}>
                  <th scope="row"><span title={row.path}>{fieldName(t, kind, row.path) ?? row.path}</span> {row.by === 'both' ? <Tag variant="filled" color="error">{t('conflict.both')}</Tag> : null}</th>
                  <td data-column={t('conflict.mine')} className={choiceOf(row) === 'mine' ? 'is-after' : ''}><DiffValue path={row.path} value={row.mine} /></td>
                  <td data-column={t('conflict.theirs')} className={choiceOf(row) === 'theirs' ? 'is-after' : ''}><DiffValue path={row.path} value={row.theirs} /></td>
                  <td data-column={t('conflict.take')} className="is-choice"><Segmented<Choice> size="small" aria-label={`${t('conflict.take')} ${fieldName(t, kind, row.path) ?? row.path}`} value={choiceOf(row)} onChange={(choice) => setChosen((before) => ({ ...before, [row.path]: choice }))} options={[{ value: 'mine', label: t('conflict.mine') }, { value: 'theirs', label: t('conflict.theirs') }]} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  );
}
