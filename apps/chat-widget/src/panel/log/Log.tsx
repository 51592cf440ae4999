import type { ConversationSnapshot } from '@lobby/client';
import { useStore } from '@lobby/client/react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { usePanel } from '../context.ts';
import { FirstView } from '../first/FirstView.tsx';
import { DownIcon } from '../icons.tsx';
import { Rating } from '../rating/Rating.tsx';
import { useWords } from '../words/language.ts';
import { rowsOf } from './rows.ts';
import { RowView } from './RowView.tsx';

/** Nearer than this to the end, new messages keep the end in view. */
const NEAR_END_PX = 80;

/** The conversation. It stays at its end unless the reader has scrolled away; then a button leads back. */
export function Log({ snapshot }: { snapshot: ConversationSnapshot }) {
  const { host } = usePanel();
  const { w } = useWords();
  const { open } = useStore(host.state);
  const box = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const [behind, setBehind] = useState(false);
  const { items, status } = snapshot;
  const rows = useMemo(() => rowsOf({ items, status }), [items, status]);
  const last = items.at(-1);

  const toEnd = () => {
    const node = box.current;
    if (node) node.scrollTop = node.scrollHeight;
    setBehind(false);
  };
  const look = () => {
    const node = box.current;
    if (!node) return;
    pinned.current = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END_PX;
    if (pinned.current) setBehind(false);
  };
  useLayoutEffect(() => {
    if (pinned.current || last?.own) toEnd();
    else setBehind(true);
  }, [last?.key]);
  useLayoutEffect(() => {
    if (pinned.current) toEnd();
  }, [rows, open, snapshot.unratedSeq, snapshot.loaded]);
  useEffect(() => {
    const node = box.current;
    if (!node) return undefined;
    // The composer grows, a keyboard opens, a sheet loads: the end stays in view.
    const observer = new ResizeObserver(() => pinned.current && toEnd());
    observer.observe(node);
    return () => observer.disconnect();
  }, []);

  const loading = !snapshot.loaded && snapshot.conversationId !== null;
  return (
    <main className="log-frame">
      <div className="log" ref={box} onScroll={look} role="log" aria-live="off" aria-label={w.log} tabIndex={0}>
        {loading ? <p className="log-loading">{w.loading}</p> : null}
        {!loading && rows.length === 0 ? <FirstView /> : null}
        {rows.map((row) => <RowView key={row.key} row={row} snapshot={snapshot} />)}
        {snapshot.unratedSeq === null ? null : <Rating key={snapshot.unratedSeq} />}
      </div>
      {behind ? <button type="button" className="to-end" onClick={() => { pinned.current = true; toEnd(); }}><DownIcon />{w.newMessages}</button> : null}
    </main>
  );
}
