import type { TicketBulkAnswer, TicketRow } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm, Popover } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session, useMe } from '../session/session.ts';

type Chosen = ReadonlyMap<string, TicketRow>;

/** The same change to every chosen ticket; what could not be changed is counted and stays chosen. */
export function BulkBar({ chosen, onDone }: { chosen: Chosen; onDone: (left: Chosen) => void }) {
  const t = useT();
  const words = useStaffWords();
  const me = useMe().staff.id;
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [tag, setTag] = useState('');
  const change = async (wanted: object): Promise<void> => {
    const tickets = [...chosen.values()].map(({ id, version }) => ({ id, version }));
    const answer = await session.api.post<TicketBulkAnswer>('/api/v1/tickets/bulk', { tickets, change: wanted });
    if (!answer.ok) return void message.error(problemText(answer.error, words));
    const failed = answer.value.results.filter((r) => !r.ok);
    const ok = tickets.length - failed.length;
    message[ok === tickets.length ? 'success' : 'warning'](t('tickets.bulk.done', { ok, failed: tickets.length - ok }));
    await cache.invalidateQueries({ queryKey: ['tickets'] });
    onDone(new Map(failed.flatMap(({ id }) => { const row = chosen.get(id); return row ? [[id, row] as const] : []; })));
  };
  return (
    <div className="tickets-bulk">
      <span>{t('tickets.selected', { count: chosen.size })}</span>
      <Button size="small" onClick={() => void change({ assignee: me })}>{t('tickets.bulk.assignMe')}</Button>
      <Popconfirm title={t('tickets.bulk.resolveTitle', { count: chosen.size })} okText={t('tickets.bulk.resolve')} cancelText={t('action.cancel')} onConfirm={() => change({ status: 'resolved' })}><Button size="small">{t('tickets.bulk.resolve')}</Button></Popconfirm>
      <Popover trigger="click" content={<Input value={tag} maxLength={40} aria-label={t('tickets.bulk.tag')} placeholder={t('ticket.tagsAdd')} onChange={(event) => setTag(event.target.value)} onPressEnter={() => tag.trim() && void change({ addTags: [tag.trim()] })} />}><Button size="small">{t('tickets.bulk.tag')}</Button></Popover>
      <Button size="small" type="text" onClick={() => onDone(new Map())}>{t('tickets.bulk.clear')}</Button>
    </div>
  );
}
