import type { UnansweredCluster } from '@lobby/contracts';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { useDecide } from './useDecide.ts';

/** Why these questions need no answer; the reason stays with them. */
export function DismissDialog({ cluster, onClose }: { cluster: UnansweredCluster; onClose: () => void }) {
  const t = useT();
  const decide = useDecide();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const dismiss = async (): Promise<void> => {
    const changed = await decide.dismiss(cluster.rows.map((row) => row.id), reason.trim());
    if (changed === null) return;
    void message.success(t('unanswered.dismissed', { count: changed }));
    onClose();
  };
  return (
    <Modal open title={cluster.title} okText={t('unanswered.dismiss')} cancelText={t('new.cancel')} okButtonProps={{ disabled: reason.trim() === '' }} onOk={dismiss} onCancel={onClose}>
      <div className="field"><label htmlFor="dismiss-reason">{t('unanswered.reason')}</label><Input id="dismiss-reason" maxLength={300} value={reason} placeholder={t('unanswered.reasonHint')} onChange={(event) => setReason(event.target.value)} onPressEnter={() => { if (reason.trim()) void dismiss(); }} /></div>
    </Modal>
  );
}
