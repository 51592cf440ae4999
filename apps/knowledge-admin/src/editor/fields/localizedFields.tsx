import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { useErrorWithin, useField } from '../EditorContext.tsx';
import { TextField } from './simpleFields.tsx';

type Props = { path: string; label: string; lines?: number; optional?: boolean };

/** One text in Chinese and English, side by side. Emptying the Chinese of an optional text takes it away altogether. */
export function LocalizedField({ path, label, lines = 1, optional = false }: Props) {
  const t = useT();
  const { value } = useField<{ zh?: string; en?: string }>(path);
  const error = useErrorWithin(path);
  const both = optional && !value?.zh && !value?.en;
  return (
    <fieldset className="localized is-wide">
      <legend>{label}{optional ? <span className="lobby-soft lobby-small"> {t('field.optional')}</span> : null}</legend>
      <LocalizedText path={path} language="zh" label={t('field.zh')} lines={lines} optional={optional} />
      <TextField path={`${path}.en`} label={t('field.en')} lines={lines} optional />
      {both || !error ? null : <span className="field-error is-wide" role="alert">{error}</span>}
    </fieldset>
  );
}

function LocalizedText({ path, label, lines, optional }: { path: string; language: 'zh'; label: string; lines: number; optional: boolean }) {
  const { value, set, disabled, id } = useField<{ zh?: string; en?: string }>(path);
  const change = (zh: string): void => set(zh === '' && optional && !value?.en ? undefined : { ...value, zh });
  const shared = { id: `${id}-zh`, value: value?.zh ?? '', disabled };
  return (
    <div className="field">
      <label htmlFor={`${id}-zh`}>{label}</label>
      {lines > 1 ? <Input.TextArea {...shared} autoSize={{ minRows: lines, maxRows: 24 }} onChange={(event) => change(event.target.value)} /> : <Input {...shared} onChange={(event) => change(event.target.value)} />}
    </div>
  );
}

/** Many sentences per language, one a line, as they come out of a spreadsheet or a colleague's mail. */
export function LinesField({ path, label }: { path: string; label: string }) {
  const t = useT();
  const error = useErrorWithin(path);
  return (
    <fieldset className="localized is-wide">
      <legend>{label} <span className="lobby-soft lobby-small">{t('field.onePerLine')}</span></legend>
      <LinesBox path={`${path}.zh`} label={t('field.zh')} />
      <LinesBox path={`${path}.en`} label={t('field.en')} />
      {error ? <span className="field-error is-wide" role="alert">{error}</span> : null}
    </fieldset>
  );
}

function LinesBox({ path, label }: { path: string; label: string }) {
  const { value, set, disabled } = useField<string[]>(path);
  const id = useId();
  const kept = (value ?? []).join('\n');
  // The box keeps the empty line one is about to write in; the item never holds it.
  const [typed, setTyped] = useState(kept);
  const text = linesOf(typed).join('\n') === kept ? typed : kept;
  return (
    <div className="field">
      <label htmlFor={id}>{label} <span className="lobby-soft">{value?.length ?? 0}</span></label>
      <Input.TextArea id={id} value={text} disabled={disabled} autoSize={{ minRows: 4, maxRows: 18 }} onChange={(event) => { setTyped(event.target.value); set(linesOf(event.target.value)); }} />
    </div>
  );
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** A list of texts, each in both languages. */
export function LocalizedRows({ path, label }: { path: string; label: string }) {
  const t = useT();
  const { value, set, disabled } = useField<{ zh: string; en?: string }[]>(path);
  const error = useErrorWithin(path);
  const rows = value ?? [];
  const change = (at: number, language: 'zh' | 'en', text: string): void => set(rows.map((row, i) => (i === at ? withText(row, language, text) : row)));
  return (
    <fieldset className="rows is-wide">
      <legend>{label}</legend>
      {rows.map((row, at) => (
        <div className="rows-row" key={at}>
          <Input aria-label={`${label} ${at + 1} ${t('field.zh')}`} placeholder={t('field.zh')} value={row.zh} disabled={disabled} onChange={(event) => change(at, 'zh', event.target.value)} />
          <Input aria-label={`${label} ${at + 1} ${t('field.en')}`} placeholder={t('field.en')} value={row.en ?? ''} disabled={disabled} onChange={(event) => change(at, 'en', event.target.value)} />
          <Button icon={<DeleteOutlined />} disabled={disabled} aria-label={`${t('field.remove')} ${label} ${at + 1}`} onClick={() => set(rows.filter((_, i) => i !== at))} />
        </div>
      ))}
      {error ? <span className="field-error" role="alert">{error}</span> : null}
      <Button size="small" icon={<PlusOutlined />} disabled={disabled} onClick={() => set([...rows, { zh: '' }])}>{t('field.add')}</Button>
    </fieldset>
  );
}

function withText(row: { zh: string; en?: string }, language: 'zh' | 'en', text: string): { zh: string; en?: string } {
  if (language === 'zh') return { ...row, zh: text };
  const { en: _en, ...rest } = row;
  return text === '' ? rest : { ...rest, en: text };
}
