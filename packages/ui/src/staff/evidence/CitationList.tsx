import type { Citation } from '@lobby/contracts';
import { Tag } from 'antd';
import { useStaffWords } from '../i18n/useWords.ts';

type Props = {
  citations: readonly Citation[]; linkOf?: ((citation: Citation) => string) | undefined;
  /** For whoever looks for the item itself; `linkOf` shows them too. */
  withIds?: boolean;
};

/** Where an answer stands written, each with item, version and the date it holds from. `linkOf` turns the id into a link. */
export function CitationList({ citations, linkOf, withIds = false }: Props) {
  const t = useStaffWords();
  if (citations.length === 0) return <p className="lobby-soft">{t('evidence.noCitations')}</p>;
  return (
    <ul className="lobby-citations">
      {citations.map((c) => (
        <li key={`${c.itemId}@${c.version}#${c.section ?? ''}`}>
          <strong>{c.title}</strong>
          <div className="lobby-citation-meta">
            {withIds || linkOf ? <CitationId citation={c} linkOf={linkOf} /> : <span title={c.itemId}>{t('evidence.version', { version: c.version })}</span>}
            <span>{t('evidence.validFrom', { date: c.validFrom })}</span>
            {c.section && (withIds || linkOf) ? <span>{t('evidence.section', { section: c.section })}</span> : null}
          </div>
          {c.excerpt ? <blockquote>{c.excerpt}</blockquote> : null}
        </li>
      ))}
    </ul>
  );
}

function CitationId({ citation, linkOf }: { citation: Citation } & Pick<Props, 'linkOf'>) {
  const id = `${citation.itemId}@${citation.version}`;
  return linkOf ? <a href={linkOf(citation)}>{id}</a> : <Tag variant="filled" className="lobby-code">{id}</Tag>;
}
