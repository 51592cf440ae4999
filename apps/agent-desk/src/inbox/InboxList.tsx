import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useT } from '../i18n/useT.ts';
import type { ListLine } from './groupRows.ts';
import { InboxLine } from './InboxLine.tsx';

const ROW_PX = 78;
const DIVIDER_PX = 30;
const DIVIDERS = { long: 'inbox.longWait', short: 'inbox.shortWait', others: 'inbox.others' } as const;

type Props = { lines: readonly ListLine[]; chosen: string | null; onOpen: (conversationId: string) => void };

/** The list itself; only what is in sight is in the page. */
export function InboxList({ lines, chosen, onOpen }: Props) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length, getScrollElement: () => scroller.current, overscan: 8,
    estimateSize: (index) => (lines[index]?.kind === 'divider' ? DIVIDER_PX : ROW_PX), getItemKey: (index) => keyOf(lines[index], index),
  });
  const chosenAt = lines.findIndex((line) => line.kind === 'row' && line.row.conversationId === chosen);
  useEffect(() => {
    if (chosenAt >= 0) virtual.scrollToIndex(chosenAt, { align: 'auto' });
  }, [chosenAt, virtual]);
  return (
    <div className="inbox-scroll" ref={scroller} tabIndex={-1}>
      <div className="inbox-lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          return (
            <div key={item.key} className="inbox-slot" style={{ height: item.size, transform: `translateY(${item.start}px)` }}>
              {line.kind === 'divider' ? <div className={`inbox-divider is-${line.group}`}>{t(DIVIDERS[line.group])}</div> : <InboxLine row={line.row} chosen={line.row.conversationId === chosen} onOpen={() => onOpen(line.row.conversationId)} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function keyOf(line: ListLine | undefined, index: number): string {
  if (!line) return String(index);
  return line.kind === 'divider' ? line.group : line.row.conversationId;
}
