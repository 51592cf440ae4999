import type { ImportReport } from '@lobby/contracts';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { DateInput } from '../shared/DateInput.tsx';
import { useItemOptions } from '../shared/useItemOptions.ts';
import { useTopics } from '../shared/useTopics.ts';
import type { Wishes } from './useImport.ts';

/** Troubles that an option of this form can settle. */
const MENDED_HERE: ReadonlySet<string> = new Set(['formula', 'merged', 'needs_mapping', 'encoding']);

type Props = { report: ImportReport | null; wishes: Wishes; onWishes: (wishes: Wishes) => void; onTry: () => void };
const NO_IDS: readonly string[] = [];

/** What the file does not say itself. Only what matters for its kind is asked. */
export function ImportOptions({ report, wishes, onWishes, onTry }: Props) {
  const t = useT();
  const topics = useTopics();
  const documents = useItemOptions('document', '', wishes.item ? [wishes.item] : NO_IDS);
  const set = (name: keyof Wishes) => (value: string | null | undefined): void => onWishes({ ...wishes, [name]: value ?? '' });
  const isSheet = (report?.sheets.length ?? 0) > 0;
  const isQuestions = report?.sheets.some((s) => s.as === 'faqs') ?? false;
  const isBundle = report?.format === 'bundle' || report?.format === 'yaml';
  const choice = (name: keyof Wishes, values: readonly string[], prefix: string): ReactNode => (
    <Field id={`import-${name}`} label={t(`import.${name as 'as'}`)}><Select id={`import-${name}`} value={String(wishes[name] ?? '')} onChange={set(name)} options={values.map((value) => ({ value, label: t(`import.${prefix}.${value || 'auto'}` as 'import.as.auto') }))} /></Field>
  );
  if (isBundle) return null;
  return (
    <details className="card" open={report?.rows.some((row) => row.troubles.some(({ path, code }) => path === 'body.topic' || MENDED_HERE.has(code))) ?? false}>
      <summary>{t('import.options')}</summary>
      <form className="import-options" aria-label={t('import.options')} onSubmit={(event) => { event.preventDefault(); onTry(); }}>
        {isSheet ? choice('as', ['', 'faqs', 'document'], 'as') : null}
        {isQuestions ? <Field id="import-topic" label={t('import.topic')}><Select id="import-topic" allowClear showSearch={{ optionFilterProp: 'label' }} value={wishes.topic || null} placeholder={t('import.topicHint')} options={topics} onChange={set('topic')} /></Field> : null}
        {isQuestions ? null : <Field id="import-item" label={t('import.item')}><Select id="import-item" allowClear showSearch={{ optionFilterProp: 'label' }} value={wishes.item || null} placeholder={t('import.itemHint')} options={documents.options} onChange={set('item')} /></Field>}
        {isQuestions ? null : choice('language', ['', 'zh', 'en'], 'language')}
        <Field id="import-owner" label={t('field.owner')}><Input id="import-owner" value={wishes.owner} onChange={(event) => set('owner')(event.target.value)} /></Field>
        <Field id="import-validFrom" label={t('field.validFrom')}><DateInput id="import-validFrom" value={wishes.validFrom || undefined} onChange={set('validFrom')} /></Field>
        {isSheet && report?.format !== 'csv' ? <>{choice('formulas', ['', 'shown'], 'formulas')}{choice('merged', ['', 'fill'], 'merged')}</> : null}
        {report?.format === 'csv' || report?.format === 'markdown' || report?.format === 'html' ? choice('encoding', ['', 'utf-8', 'gb18030', 'big5', 'utf-16le'], 'encoding') : null}
        <div className="import-try"><Button htmlType="submit">{t('import.again')}</Button></div>
      </form>
    </details>
  );
}

const Field = ({ id, label, children }: { id: string; label: string; children: ReactNode }) => <div className="field"><label htmlFor={id}>{label}</label>{children}</div>;
