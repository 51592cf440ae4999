import type { Citation } from '@lobby/contracts';
import { useEffect, useRef } from 'react';
import { CloseIcon } from '../icons.tsx';
import { useWords } from '../words/language.ts';

type Props = { citations: readonly Citation[]; onClose: () => void };

/** The sources of one answer. A native dialog: it keeps the focus inside, Escape closes it, and the focus returns to the chip. */
export default function CitationSheet({ citations, onClose }: Props) {
  const { w } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const node = dialog.current;
    node?.showModal();
    return () => node?.close();
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="sheet-title" onClose={onClose} onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}>
      <div className="sheet-head">
        <h2 id="sheet-title">{w.basisTitle}</h2>
        <button type="button" className="icon-button" onClick={() => dialog.current?.close()} aria-label={w.sheetClose}><CloseIcon /></button>
      </div>
      <ol className="sheet-list">
        {citations.map((c, i) => (
          <li key={`${c.itemId}@${c.version}#${i}`}>
            <h3>{c.title}</h3>
            {c.excerpt ? <blockquote>{c.excerpt}</blockquote> : null}
            <dl>
              {c.section ? <div><dt>{w.section}</dt><dd>{c.section}</dd></div> : null}
              <div><dt>{w.validFrom}</dt><dd>{c.validFrom}</dd></div>
              <div><dt>{w.version}</dt><dd><code>{c.itemId}@{c.version}</code></dd></div>
            </dl>
          </li>
        ))}
      </ol>
    </dialog>
  );
}
