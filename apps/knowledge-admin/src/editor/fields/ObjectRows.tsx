import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { useEditor, useField } from '../EditorContext.tsx';
import { getAt, setAt } from '../path.ts';
import { rowErrors } from './rowErrors.ts';

/** `key` may be a path inside the row, such as `name.zh`. */
export type Column = { key: string; label: string; kind: 'text' | 'number' | 'choice'; hint?: string; options?: readonly { value: string; label: string }[] };
type Row = Record<string, unknown>;
type Props = { path: string; label: string; columns: readonly Column[]; fresh: Row; hint?: string };

/** A small table whose rows are objects: bands, limits, options. Errors stand in the very cell. */
export function ObjectRows({ path, label, columns, fresh, hint }: Props) {
  const t = useT();
  const { value, set, disabled, id } = useField<Row[]>(path);
  const error = rowErrors(useEditor().errors, path);
  const rows = value ?? [];
  const change = (at: number, key: string, cell: unknown): void => set(rows.map((row, i) => (i === at ? setAt(row, key, cell) : row)));
  return (
    <fieldset className="rows is-wide" id={id}>
      <legend>{label}{hint ? <span className="lobby-soft lobby-small"> {hint}</span> : null}</legend>
      {rows.length > 0 ? (
        <div className="rows-scroll">
          <table>
            <thead><tr>{columns.map((column) => <th key={column.key} scope="col">{column.label}{column.hint ? <span className="lobby-soft lobby-small"> {column.hint}</span> : null}</th>)}<th scope="col"><span className="lobby-visually-hidden">{t('field.remove')}</span></th></tr></thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {columns.map((column) => <Cell key={column.key} path={`${path}[${at}].${column.key}`} name={`${column.label} ${at + 1}`} column={column} value={getAt(row, column.key)} disabled={disabled} onChange={(cell) => change(at, column.key, cell)} />)}
                  <td><Button icon={<DeleteOutlined />} disabled={disabled} aria-label={`${t('field.remove')} ${label} ${at + 1}`} onClick={() => set(rows.filter((_, i) => i !== at))} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {error ? <span className="field-error" role="alert">{error}</span> : null}
      <Button size="small" icon={<PlusOutlined />} disabled={disabled} onClick={() => set([...rows, fresh])}>{t('field.add')}</Button>
    </fieldset>
  );
}

type CellProps = { path: string; name: string; column: Column; value: unknown; disabled: boolean; onChange: (value: unknown) => void };

function Cell({ path, name, column, value, disabled, onChange }: CellProps) {
  const { errors } = useEditor();
  const error = errors.find((one) => one.path === path)?.message;
  const status = error ? ('error' as const) : ('' as const);
  return (
    <td>
      <Control column={column} name={name} value={value} disabled={disabled} status={status} onChange={onChange} />
      {error ? <span className="field-error" role="alert">{error}</span> : null}
    </td>
  );
}

type ControlProps = Omit<CellProps, 'path'> & { status: '' | 'error' };

function Control({ column, name, value, disabled, status, onChange }: ControlProps) {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (column.kind) {
    case 'number': return <InputNumber aria-label={name} className="field-number" value={typeof value === 'number' ? value : null} disabled={disabled} status={status} onChange={(next) => onChange(next ?? undefined)} />;
    case 'choice': return <Select aria-label={name} className="field-number" value={text || null} disabled={disabled} status={status} popupMatchSelectWidth={false} options={[...(column.options ?? [])]} onChange={(next: string | null) => onChange(next ?? undefined)} />;
    case 'text': return <Input aria-label={name} value={text} disabled={disabled} status={status} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)} />;
  }
}
