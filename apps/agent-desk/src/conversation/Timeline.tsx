import type { Item } from '@lobby/client';
import { Button } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { TimelineEntry } from './TimelineEntry.tsx';

/** Closer to the bottom than this counts as reading the latest. */
const NEAR_PX = 80;
const OLDER_PX = 200;
/** Entries in the page at first, and how many more each time one scrolls up. */
const STEP_DRAWN = 80;
/** Above this many, while the latest is read, the oldest leave the page again. */
const MOST_DRAWN = 240;

type Props = { items: readonly Item[]; typing: boolean; onTrace: ((turnId: string) => void) | undefined };

/**
 * The conversation, latest at the bottom. Stays at the bottom while one reads the latest; keeps its place when older entries come in above; says so when
 * something new stands below. Only the latest entries are in the page; more come as one scrolls up.
 */
export function Timeline({ items, typing, onTrace }: Props) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const top = useRef(0);
  const [hidden, setHidden] = useState(() => Math.max(0, items.length - STEP_DRAWN));
  const shown = items.slice(hidden);
  const [newBelow, setNewBelow] = useState(false);
  const anchor = useRef<{ first: string | undefined; last: string | undefined; height: number }>({ first: undefined, last: undefined, height: 0 });

  useLayoutEffect(() => {
    const el = box.current;
    if (!el) return;
    const [first, last] = [items[hidden]?.key, items.at(-1)?.key];
    const grewAbove = anchor.current.first !== undefined && first !== anchor.current.first && last === anchor.current.last;
    if (atBottom.current) el.scrollTop = el.scrollHeight;
    else if (grewAbove) el.scrollTop += el.scrollHeight - anchor.current.height;
    // Whoever reads the latest does not need the far past in the page.
    if (atBottom.current && items.length - hidden > MOST_DRAWN) setHidden(items.length - STEP_DRAWN);
    if (last !== anchor.current.last && !atBottom.current) setNewBelow(true);
    anchor.current = { first, last, height: el.scrollHeight };
  }, [items, hidden]);

  const showOlder = (): void => setHidden(Math.max(0, hidden - STEP_DRAWN));
  const onScroll = (): void => {
    const el = box.current;
    if (!el) return;
    // Only a move upwards is the reader's wish to leave the end; entries that arrive below move nothing.
    if (el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_PX) atBottom.current = true;
    else if (el.scrollTop < top.current) atBottom.current = false;
    top.current = el.scrollTop;
    if (atBottom.current) setNewBelow(false);
    if (el.scrollTop < OLDER_PX && hidden > 0 && !atBottom.current) showOlder();
  };
  const toBottom = (): void => box.current?.scrollTo({ top: box.current.scrollHeight });

  return (
    <div className="timeline-box">
      <div className="timeline" ref={box} onScroll={onScroll} role="log" aria-label={t('conv.label')} tabIndex={0}>
        <div className="timeline-top">
          {hidden > 0 ? <Button size="small" type="text" onClick={showOlder}>{t('conv.older')}</Button> : <span className="lobby-soft lobby-small">{t('conv.start')}</span>}
        </div>
        {shown.map((item) => <TimelineEntry key={item.key} entry={item.entry} own={item.own} onTrace={onTrace} />)}
      </div>
      <output className="timeline-typing">{typing ? t('conv.typing') : ''}</output>
      {newBelow ? <Button className="timeline-new" size="small" type="primary" shape="round" onClick={toBottom}>↓ {t('conv.newBelow')}</Button> : null}
    </div>
  );
}
