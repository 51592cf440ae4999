import { Button, Input } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { mintClientId, useChange } from './useTicket.ts';

/** A note among staff. Its id stays until it is kept, so that a second press adds nothing. */
export function NoteBox({ ticketId }: { ticketId: string }) {
  const t = useT();
  const { run, busy } = useChange();
  const [text, setText] = useState('');
  const [clientId, setClientId] = useState(mintClientId);
  const add = async (): Promise<void> => {
    if (text.trim() === '' || busy) return;
    if (!(await run(session.api.post(`/api/v1/tickets/${ticketId}/notes`, { clientId, text: text.trim() }), t('ticket.saved')))) return;
    setText('');
    setClientId(mintClientId());
  };
  return (
    <div className="ticket-note">
      <Input.TextArea aria-label={t('ticket.noteLabel')} placeholder={t('ticket.notePlaceholder')} value={text} maxLength={4000} autoSize={{ minRows: 1, maxRows: 5 }} onChange={(event) => setText(event.target.value)} onPressEnter={(event) => { if (event.ctrlKey || event.metaKey) void add(); }} />
      <Button loading={busy} disabled={text.trim() === ''} onClick={() => void add()}>{t('ticket.addNote')}</Button>
    </div>
  );
}
