import type { Citation } from '@lobby/contracts';
import { Suspense, lazy, useState } from 'react';
import { BookIcon } from '../icons.tsx';
import { useWords } from '../words/language.ts';

const CitationSheet = lazy(() => import('./CitationSheet.tsx'));

/** "依据 2": opens the sheet that names what the answer stands on. */
export function Citations({ citations }: { citations: readonly Citation[] }) {
  const { w } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="basis" aria-haspopup="dialog" onClick={() => setOpen(true)}><BookIcon />{w.basis(citations.length)}</button>
      {open ? <Suspense fallback={null}><CitationSheet citations={citations} onClose={() => setOpen(false)} /></Suspense> : null}
    </>
  );
}
