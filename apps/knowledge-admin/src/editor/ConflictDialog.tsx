import { Button, Modal } from 'antd';
import { useT } from '../i18n/useT.ts';
import { DiffTable } from '../shared/DiffTable.tsx';
import { diffDrafts } from '../shared/diffDrafts.ts';
import { usePersonName } from '../shared/usePersonName.ts';
import type { Draft } from './path.ts';
import type { Conflict } from './useItemEditor.ts';

type Props = { conflict: Conflict; mine: Draft; onTheirs: () => void; onMine: (afterVersion: number) => void; onClose: () => void };

/** Two people saved: both versions side by side, and three ways on. Nothing typed is thrown away unasked. */
export function ConflictDialog({ conflict, mine, onTheirs, onMine, onClose }: Props) {
  const t = useT();
  const nameOf = usePersonName([conflict.author]);
  const rows = diffDrafts(mine, conflict.item);
  return (
    <Modal
      open width={880} title={t('conflict.title', { version: conflict.version })} onCancel={onClose}
      footer={<><Button onClick={onTheirs}>{t('conflict.takeTheirs')}</Button><Button type="primary" onClick={() => onMine(conflict.version)}>{t('conflict.keepMine')}</Button></>}
    >
      <p>{t('conflict.by', { author: nameOf(conflict.author) })} · {t('conflict.body')}</p>
      {rows.length === 0 ? <p>{t('conflict.same')}</p> : <DiffTable kind={String(mine['kind'] ?? '')} rows={rows} beforeTitle={t('conflict.mine')} afterTitle={t('conflict.theirs')} />}
    </Modal>
  );
}
