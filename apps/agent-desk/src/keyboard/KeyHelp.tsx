import { Modal } from 'antd';
import { useT } from '../i18n/useT.ts';
import type { Key } from '../i18n/words.ts';
import { sendKey } from './sendKey.ts';

const ROWS: readonly (readonly [string, Key])[] = [
  ['J', 'keys.next'], ['K', 'keys.previous'], ['↵', 'keys.open'], ['A', 'keys.accept'], ['R', 'keys.reply'], ['N', 'keys.note'], ['T', 'keys.transfer'], ['C', 'keys.consult'],
  ['E', 'keys.resolve'], ['/', 'keys.canned'], ['S', 'keys.search'], ['?', 'keys.help'], ['Esc', 'keys.escape'],
];

/** Every key of the desk on one card. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={400}>
      <dl className="desk-keys">
        {[...ROWS, [sendKey(), 'keys.send'] as const].map(([key, word]) => <div key={word}><dt><kbd>{key}</kbd></dt><dd>{t(word)}</dd></div>)}
      </dl>
    </Modal>
  );
}
