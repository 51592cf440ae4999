import { PaperClipOutlined } from '@ant-design/icons';
import type { TicketDetail } from '@lobby/contracts';
import { fileSize } from '@lobby/ui/files';
import { RelativeTime } from '@lobby/ui/staff';
import { App, Upload } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { Section } from '../side/Section.tsx';
import { ATTACHMENT_ACCEPT, fileRefusal } from './fileRefusal.ts';
import { useChange } from './useTicket.ts';
import { useWindowDrop } from './useWindowDrop.ts';

const TIMEOUT_MS = 120_000;
/** The dialog offers what is taken; what is dropped or pasted besides is refused with a reason and not passed over in silence. */
const ACCEPT = { format: ATTACHMENT_ACCEPT, filter: 'native' } as const;
type Props = { detail: TicketDetail; locked: boolean; /** Where nothing else on the screen takes files. */ pastable: boolean };

/** Files of the ticket: chosen, dropped or pasted. They are saved, never opened. What the server would refuse is told before it is sent. */
export function Attachments({ detail: { ticket, attachments = [], names }, locked, pastable }: Props) {
  const t = useT();
  const { message } = App.useApp();
  const { run, busy } = useChange();
  const add = (file: File): void => {
    const refusal = fileRefusal(file);
    if (refusal) void message.error(t(refusal, { name: file.name }));
    else void run(session.api.post(`/api/v1/tickets/${ticket.id}/attachments?name=${encodeURIComponent(file.name)}`, file, { timeoutMs: TIMEOUT_MS }), t('ticket.attached', { name: file.name }));
  };
  const over = useWindowDrop(pastable && !locked ? add : null);
  return (
    <Section title={t('ticket.attachments')}>
      {attachments.length > 0 ? (
        <ul className="side-contacts">
          {attachments.map((file) => (
            <li key={file.id}><a href={`/api/v1/tickets/${ticket.id}/attachments/${file.id}`} download={file.name}>{file.name}</a> <span className="lobby-soft lobby-small">{fileSize(file.bytes)} · {names[file.addedBy] ?? file.addedBy} · <RelativeTime at={file.addedAt} /></span></li>
          ))}
        </ul>
      ) : null}
      <Upload.Dragger className={over ? 'ticket-drop is-over' : 'ticket-drop'} multiple pastable={pastable && !locked} beforeUpload={(file) => { add(file); return false; }} showUploadList={false} disabled={locked || busy} accept={ACCEPT}>
        <span><PaperClipOutlined /> {t('ticket.attach')}</span> <span className="lobby-soft lobby-small">{t(pastable ? 'ticket.dropOrPaste' : 'ticket.dropHere')}</span>
      </Upload.Dragger>
    </Section>
  );
}
