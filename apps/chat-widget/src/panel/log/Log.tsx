import type { ConversationSnapshot } from '@lobby/client';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
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
  const { w } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pinned = useRef(false);
  const drawn = useRef<string>(undefined);
  /** Where the reader left the end: the last message there was then. Null while at the end. */
  const [away, setAway] = useState<{ key: string | undefined } | null>(null);
  const { items, status } = snapshot;
  const rows = useMemo(() => rowsOf({ items, status }), [items, status]);
  const last = items.at(-1);

  const look = () => {
    const node = box.current;
    if (!node) return;
    const nearEnd = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END_PX;
    setAway(nearEnd ? null : (before) => before ?? { key: last?.key });
  };
  useLayoutEffect(() => {
    const wrote = last?.own && last.key !== drawn.current;
    drawn.current = last?.key;
    // The first view is read from its top.
    pinned.current = away === null && rows.length > 0;
    if (pinned.current || wrote) toEnd(box.current);
  });
  useEffect(() => {
    const node = box.current;
    if (!node) return undefined;
    // The composer grows, a keyboard opens, the rating unfolds: the end stays in view.
    const observer = new ResizeObserver(() => pinned.current && toEnd(node));
    observer.observe(node);
    if (content.current) observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  const loading = !snapshot.loaded && snapshot.conversationId !== null;
  return (
    <div className="log-frame">
      <div className="log" ref={box} onScroll={look} role="log" aria-live="off" aria-label={w.log} tabIndex={0}>
        <div className="log-rows" ref={content}>
          {loading ? <p className="log-loading">{w.loading}</p> : null}
          {!loading && rows.length === 0 ? <FirstView /> : null}
          {rows.map((row) => <RowView key={row.key} row={row} snapshot={snapshot} />)}
          {snapshot.unratedSeq === null ? null : <Rating key={snapshot.unratedSeq} />}
        </div>
      </div>
      {away !== null && away.key !== last?.key ? <button type="button" className="to-end" onClick={() => toEnd(box.current)}><DownIcon />{w.newMessages}</button> : null}
    </div>
  );
}

function toEnd(node: HTMLElement | null): void {
  if (node) node.scrollTop = node.scrollHeight;
}
