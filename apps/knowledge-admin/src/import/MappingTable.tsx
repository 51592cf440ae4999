import type { FaqColumn, FaqMapping, ImportSheet } from '@lobby/contracts';
import { Select, Tag } from 'antd';
import { useT } from '../i18n/useT.ts';

const MEANINGS = ['id', 'question.zh', 'question.en', 'answer.zh', 'answer.en', 'phrasings.zh', 'phrasings.en', 'topic', 'products', 'audience', 'owner', 'validFrom', 'validTo', 'reviewBy', 'tags'] as const satisfies readonly FaqColumn[];

/** What each column of a question sheet was taken for; changing one tries the file again. */
export function MappingTable({ sheet, onMapping }: { sheet: ImportSheet; onMapping: (mapping: FaqMapping) => void }) {
  const t = useT();
  const meaningOf = (column: string): string => Object.entries(sheet.mapping).find(([, c]) => c === column)?.[0] ?? '';
  const change = (column: string, meaning: string): void => {
    const kept = Object.entries(sheet.mapping).filter(([name, c]) => c !== column && name !== meaning);
    onMapping(Object.fromEntries([...kept, ...(meaning ? [[meaning, column] as const] : [])]) as FaqMapping);
  };
  return (
    <section className="card" aria-label={t('import.mapping')}>
      <h3>{t('import.mapping')} {sheet.sheet ? <span className="lobby-soft">{sheet.sheet}</span> : null} <Tag variant="filled">{sheet.guessed ? t('import.guessed') : t('import.said')}</Tag></h3>
      <p className="lobby-soft">{t('import.mappingHint', { row: sheet.headerRow, count: sheet.rows })}</p>
      <ul className="import-columns">
        {sheet.columns.map(({ column, name, sample }) => (
          <li key={column}>
            <label htmlFor={`column-${sheet.sheet}-${column}`}><span className="lobby-code">{column}</span> {name || t('import.noName')}<span className="lobby-soft lobby-small">{sample}</span></label>
            <Select id={`column-${sheet.sheet}-${column}`} value={meaningOf(column)} onChange={(meaning) => change(column, meaning)} popupMatchSelectWidth={false} options={[{ value: '', label: t('import.column.none') }, ...MEANINGS.map((meaning) => ({ value: meaning as string, label: t(`import.column.${meaning}`) }))]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
