import { PaperClipOutlined } from '@ant-design/icons';
import type { TicketDetail } from '@lobby/contracts';
import { fileSize } from '@lobby/ui/files';
import { RelativeTime } from '@lobby/ui/staff';
import { Button, Upload } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { useChange } from './useTicket.ts';

const TIMEOUT_MS = 120_000;

/** Files of the ticket. They are saved, never opened here. */
export function Attachments({ detail: { ticket, attachments = [], names }, locked }: { detail: TicketDetail; locked: boolean }) {
  const t = useT();
  const { run, busy } = useChange();
  const add = (file: File): void => void run(session.api.post(`/api/v1/tickets/${ticket.id}/attachments?name=${encodeURIComponent(file.name)}`, file, { timeoutMs: TIMEOUT_MS }), t('ticket.saved'));
  return (
    <section>
      <h3>{t('ticket.attachments')} <Upload beforeUpload={(file) => { add(file); return false; }} showUploadList={false} disabled={locked} accept="image/png,image/jpeg,image/gif,image/webp,.pdf,.docx,.xlsx,.txt"><Button size="small" icon={<PaperClipOutlined />} loading={busy} disabled={locked}>{t('ticket.attach')}</Button></Upload></h3>
      <ul className="side-list">
        {attachments.map((file) => (
          <li key={file.id}><a href={`/api/v1/tickets/${ticket.id}/attachments/${file.id}`} download={file.name}>{file.name}</a> <span className="lobby-soft lobby-small">{fileSize(file.bytes)} · {names[file.addedBy] ?? file.addedBy} · <RelativeTime at={file.addedAt} /></span></li>
        ))}
      </ul>
    </section>
  );
}
