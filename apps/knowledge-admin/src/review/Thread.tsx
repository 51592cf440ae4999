import type { ItemDetail, ReviewComment } from '@lobby/contracts';
import { problemText, RelativeTime, useStaffWords } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Tag } from 'antd';
import { useId, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { fieldName } from '../shared/fieldName.ts';
import { usePersonName } from '../shared/usePersonName.ts';

type Props = { detail: ItemDetail; path: string | null; onPath: (path: string | null) => void };

/** What was said about an item, version by version and field by field; open remarks first. `path`: the field the next remark is about. */
export function Thread({ detail, path, onPath }: Props) {
  const t = useT();
  const { comments, row } = detail;
  const nameOf = usePersonName(comments.flatMap((c) => [c.author, c.resolvedBy]));
  const say = useSay(row.id);
  const sorted = comments.toSorted((a, b) => Number(a.resolvedBy !== null) - Number(b.resolvedBy !== null) || a.id - b.id);
  return (
    <div className="lobby-stack">
      {sorted.length === 0 ? <p className="lobby-soft">{t('thread.empty')}</p> : null}
      <ul className="history">
        {sorted.map((comment) => <Remark key={comment.id} comment={comment} kind={row.kind} latest={row.version} nameOf={nameOf} onResolve={() => void say.resolve(comment.id)} />)}
      </ul>
      <Write kind={row.kind} path={path} onPath={onPath} onSay={(text) => say.add({ version: row.version, text, ...(path ? { path } : {}) })} />
    </div>
  );
}

function Remark({ comment, kind, latest, nameOf, onResolve }: { comment: ReviewComment; kind: string; latest: number; nameOf: (id: string | null) => string; onResolve: () => void }) {
  const t = useT();
  const settled = comment.resolvedBy !== null;
  return (
    <li className={settled ? 'is-settled' : ''}>
      <span>{comment.path ? <Tag variant="filled">{fieldName(t, kind, comment.path) ?? comment.path}</Tag> : null}{comment.version === latest ? null : <Tag variant="filled">{t('edit.version', { version: comment.version })}</Tag>} {comment.text}</span>
      <span className="lobby-soft lobby-small">{nameOf(comment.author)} · <RelativeTime at={comment.at} />{settled ? ` · ${t('thread.settledBy', { name: nameOf(comment.resolvedBy) })}` : ''} {settled ? null : <Button size="small" type="link" onClick={onResolve}>{t('thread.settle')}</Button>}</span>
    </li>
  );
}

function Write({ kind, path, onPath, onSay }: { kind: string; path: string | null; onPath: (path: string | null) => void; onSay: (text: string) => Promise<boolean> }) {
  const t = useT();
  const id = useId();
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if (text.trim() === '' || !(await onSay(text.trim()))) return;
    setText('');
    onPath(null);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{path ? <>{t('thread.about')} <Tag variant="filled" closable onClose={() => onPath(null)}>{fieldName(t, kind, path) ?? path}</Tag></> : t('thread.write')}</label>
      <Input.TextArea id={id} value={text} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing) void send(); }} />
      <div><Button size="small" disabled={text.trim() === ''} onClick={() => void send()}>{t('thread.send')}</Button></div>
    </div>
  );
}

/** Writing to the thread; the answer is the whole item, so that every view of it is fresh. */
function useSay(itemId: string) {
  const cache = useQueryClient();
  const words = useStaffWords();
  const { message } = App.useApp();
  const post = async (path: string, body?: object): Promise<boolean> => {
    const answer = await session.api.post<ItemDetail>(`/api/v1/items/${itemId}/comments${path}`, body ?? {});
    if (!answer.ok) {
      void message.error(problemText(answer.error, words));
      return false;
    }
    cache.setQueryData(['item', itemId], answer.value);
    return true;
  };
  return { add: (comment: { version: number; text: string; path?: string }) => post('', comment), resolve: (id: number) => post(`/${id}/resolve`) };
}
