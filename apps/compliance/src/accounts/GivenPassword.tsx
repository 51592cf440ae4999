import { Modal, Typography } from 'antd';
import { useT } from '../i18n/useT.ts';
import type { Given } from './givenIn.ts';

/** A click beside the dialog must not lose what is shown once. */
export function GivenPassword({ given, onClose }: { given: Given | null; onClose: () => void }) {
  const t = useT();
  return (
    <Modal open={given !== null} title={t('given.title')} closable={false} mask={{ closable: false }} keyboard={false} okText={t('given.close')} cancelButtonProps={{ style: { display: 'none' } }} onOk={onClose} destroyOnHidden>
      {given ? <div role="status" className="lobby-stack"><p>{t(`given.${given.kind}`, { name: given.name })}</p><Typography.Text code copyable className="given">{given.text}</Typography.Text></div> : null}
    </Modal>
  );
}
