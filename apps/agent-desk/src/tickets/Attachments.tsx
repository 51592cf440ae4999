import { PaperClipOutlined } from '@ant-design/icons';
import type { TicketDetail } from '@lobby/contracts';
import { fileSize } from '@lobby/ui/files';
import { RelativeTime } from '@lobby/ui/staff';
import { App, Button, Upload } from 'antd';
import { useState, type ClipboardEvent, type DragEvent } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { Section } from '../side/Section.tsx';
import { ATTACHMENT_ACCEPT, fileRefusal } from './fileRefusal.ts';
import { useChange } from './useTicket.ts';

const TIMEOUT_MS = 120_000;

/** Files of the ticket: chosen, dropped or pasted here. They are saved, never opened. What the server would refuse is told before it is sent. */
export function Attachments({ detail: { ticket, attachments = [], names }, locked }: { detail: TicketDetail; locked: boolean }) {
  const t = useT();
  const { message } = App.useApp();
  const { run, busy } = useChange();
  const [over, setOver] = useState(false);
  const add = async (files: readonly File[]): Promise<void> => {
    for (const file of locked ? [] : files) {
      const refusal = fileRefusal(file);
      if (refusal) void message.error(t(refusal, { name: file.name }));
      else await run(session.api.post(`/api/v1/tickets/${ticket.id}/attachments?name=${encodeURIComponent(file.name)}`, file, { timeoutMs: TIMEOUT_MS }), t('ticket.attached', { name: file.name }));
    }
  };
  const onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(event.type === 'dragover');
  };
  const onDrop = (event: DragEvent): void => {
    onDrag(event);
    void add([...event.dataTransfer.files]);
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    void add([...event.clipboardData.files]);
  };
  const choose = <Upload multiple beforeUpload={(file) => { void add([file]); return false; }} showUploadList={false} disabled={locked} accept={ATTACHMENT_ACCEPT}><Button size="small" icon={<PaperClipOutlined />} loading={busy} disabled={locked}>{t('ticket.attach')}</Button></Upload>;
  return (
    <Section title={t('ticket.attachments')} actions={choose}>
      <div className={`ticket-drop${over ? ' is-over' : ''}`} onDragOver={onDrag} onDragLeave={onDrag} onDrop={onDrop} onPaste={onPaste} tabIndex={locked ? -1 : 0} role="group" aria-label={t('ticket.dropHere')}>
        {attachments.length === 0 ? <p className="lobby-soft lobby-small">{t('ticket.dropHere')}</p> : (
          <ul className="side-contacts">
            {attachments.map((file) => (
              <li key={file.id}><a href={`/api/v1/tickets/${ticket.id}/attachments/${file.id}`} download={file.name}>{file.name}</a> <span className="lobby-soft lobby-small">{fileSize(file.bytes)} · {names[file.addedBy] ?? file.addedBy} · <RelativeTime at={file.addedAt} /></span></li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
