import type { ImportOutcome, ImportPlace, ImportReport, ImportRow, ImportTrouble } from '@lobby/contracts';
import { Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { currentLanguage } from '@lobby/ui/staff';
import { findingText } from '../i18n/findingText.ts';
import { useT } from '../i18n/useT.ts';
import { fieldName } from '../shared/fieldName.ts';

const OUTCOMES = ['refused', 'created', 'changed', 'unchanged'] as const satisfies readonly ImportOutcome[];
const COLOR = { refused: 'error', created: 'success', changed: 'processing', unchanged: 'default' } as const;
const PAGE = 50;
const MOST_MARKS = 12;

/** What the import would do, item by item, with the reasons. What is refused comes first, because nothing is stored while there is any. */
export function ReportTable({ report }: { report: ImportReport }) {
  const t = useT();
  const [picked, setPicked] = useState<ImportOutcome | 'all' | null>(null);
  const shown = picked ?? (report.counts.refused > 0 ? 'refused' : 'all');
  const rows = report.rows.filter((row) => shown === 'all' || row.outcome === shown);
  return (
    <section className="lobby-stack" aria-label={t('import.report')}>
      <Segmented<ImportOutcome | 'all'> aria-label={t('import.filter')} value={shown} onChange={setPicked} options={[{ value: 'all', label: t('import.all', { count: report.rows.length }) }, ...OUTCOMES.filter((o) => report.counts[o] > 0).map((value) => ({ value, label: `${t(`import.outcome.${value}`)} ${report.counts[value]}` }))]} />
      {report.notes.length > 0 ? <Troubles kind={null} troubles={report.notes} isNote /> : null}
      <Table<ImportRow>
        className="import-report" size="small" rowKey={(row) => `${row.itemId ?? ''}${JSON.stringify(row.place)}`} dataSource={rows} pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
        columns={[
          { title: t('import.outcome'), width: 92, render: (_, row) => <Tag variant="filled" color={COLOR[row.outcome]}>{t(`import.outcome.${row.outcome}`)}</Tag> },
          { title: t('items.title'), width: '34%', render: (_, row) => <Title row={row} /> },
          { title: t('import.what'), render: (_, row) => <What row={row} /> },
        ]}
      />
      {report.marks.length > 0 ? (
        <div className="card"><h3>{t('import.marks', { count: report.marks.length })}</h3><p className="lobby-soft">{t('import.marksHint')}</p>
          <ul className="links">{report.marks.slice(0, MOST_MARKS).map((mark) => <li key={`${mark.itemId}${mark.section}`}><Link to={`/items/${mark.itemId}`}>{mark.title}</Link> <span className="lobby-code lobby-soft">{mark.document}#{mark.section}</span></li>)}</ul>
          {report.marks.length > MOST_MARKS ? <p className="lobby-soft">{t('import.more', { count: report.marks.length - MOST_MARKS })}</p> : null}
        </div>
      ) : null}
    </section>
  );
}

function Title({ row }: { row: ImportRow }) {
  const name = row.title ?? row.itemId ?? row.place.file;
  return (
    <div className="item-title">
      {row.itemId && row.baseVersion > 0 ? <Link to={`/items/${row.itemId}`}>{name}</Link> : <strong>{name}</strong>}
      {row.itemId ? <span className="lobby-code lobby-soft">{row.itemId}</span> : null}
      <span className="lobby-soft lobby-small">{wordsOf(row.place)}</span>
    </div>
  );
}

function What({ row }: { row: ImportRow }) {
  const t = useT();
  const names = [...new Set(row.fields.map((path) => fieldName(t, row.kind ?? '', path) ?? path))];
  return (
    <div className="import-what">
      {names.length > 0 ? <span>{t('import.changes', { fields: names.join('、') })}</span> : null}
      <Troubles kind={row.kind} troubles={row.troubles} isNote={false} />
      <Troubles kind={row.kind} troubles={row.notes} isNote />
    </div>
  );
}

/** The reason in the reader's language, the particulars as the server tells them. */
function Troubles({ kind, troubles, isNote }: { kind: string | null; troubles: readonly ImportTrouble[]; isNote: boolean }) {
  const t = useT();
  if (troubles.length === 0) return null;
  return (
    <ul className={isNote ? 'import-troubles is-note' : 'import-troubles'}>
      {troubles.map((trouble) => (
        <li key={`${trouble.code}${trouble.path}${JSON.stringify(trouble.place)}${trouble.message}`}>
          <strong>{t(`import.code.${trouble.code}`)}</strong> {trouble.path ? <span title={trouble.path}>{(kind ? fieldName(t, kind, trouble.path) : null) ?? trouble.path}</span> : null} <span className="lobby-soft lobby-small">{wordsOf(trouble.place)} · {findingText(trouble.message, currentLanguage())}</span>
        </li>
      ))}
    </ul>
  );
}

const wordsOf = ({ file, sheet, row, cell, page, line, section }: ImportPlace): string =>
  [file, sheet, cell ?? (row === undefined ? undefined : `#${row}`), page === undefined ? undefined : `p. ${page}`, line === undefined ? undefined : `L${line}`, section].filter(Boolean).join(' › ');
