import type { Citation, EntryView } from '@lobby/contracts';
import { CitationList, EmptyState, VerdictTree } from '@lobby/ui/staff';
import { latestVerdict } from '../conversation/entryData.ts';
import { useT } from '../i18n/useT.ts';
import { Section } from './Section.tsx';

/** Why the bot said what it said: the latest verdict as a tree, and every item that was cited. */
export function BasisTab({ entries }: { entries: readonly EntryView[] }) {
  const t = useT();
  const verdict = latestVerdict(entries);
  const citations = citedOnce(entries);
  if (!verdict && citations.length === 0) return <EmptyState title={t('basis.none')}>{t('basis.noneNext')}</EmptyState>;
  return (
    <div className="lobby-stack">
      {verdict ? <Section title={t('basis.verdict')}><VerdictTree verdict={verdict} /></Section> : null}
      {citations.length > 0 ? <Section title={t('basis.citations')}><CitationList citations={citations} /></Section> : null}
    </div>
  );
}

/** Latest first; the same section of the same version once. */
function citedOnce(entries: readonly EntryView[]): Citation[] {
  const seen = new Map<string, Citation>();
  for (const entry of entries.toReversed()) for (const c of entry.citations ?? []) seen.set(`${c.itemId}@${c.version}#${c.section ?? ''}`, seen.get(`${c.itemId}@${c.version}#${c.section ?? ''}`) ?? c);
  return [...seen.values()];
}
