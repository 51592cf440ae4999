import { Checkbox, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { DateInput } from '../../shared/DateInput.tsx';
import { useField } from '../EditorContext.tsx';
import { FieldShell } from './FieldShell.tsx';

type Base = { path: string; label: string; hint?: ReactNode; optional?: boolean; wide?: boolean };

/** Text; an emptied optional field leaves the item. */
export function TextField({ lines = 1, ...base }: Base & { lines?: number }) {
  const { value, set, error, disabled, id } = useField<string>(base.path);
  const change = (text: string): void => set(text === '' && base.optional ? undefined : text);
  const shared = { id, value: value ?? '', disabled, status: error ? ('error' as const) : ('' as const), 'aria-invalid': error !== null };
  return (
    <FieldShell {...base} id={id} error={error}>
      {lines > 1 ? <Input.TextArea {...shared} autoSize={{ minRows: lines, maxRows: 24 }} onChange={(event) => change(event.target.value)} /> : <Input {...shared} onChange={(event) => change(event.target.value)} />}
    </FieldShell>
  );
}

export function NumberField({ min, max, ...base }: Base & { min?: number; max?: number }) {
  const { value, set, error, disabled, id } = useField<number>(base.path);
  return (
    <FieldShell {...base} id={id} error={error}>
      <InputNumber className="field-number" id={id} value={value ?? null} disabled={disabled} status={error ? 'error' : ''} {...(min === undefined ? {} : { min })} {...(max === undefined ? {} : { max })} onChange={(next) => set(next ?? undefined)} />
    </FieldShell>
  );
}

export function DateField(base: Base) {
  const { value, set, error, disabled, id } = useField<string>(base.path);
  return (
    <FieldShell {...base} id={id} error={error}>
      <DateInput id={id} value={value} disabled={disabled} wrong={error !== null} onChange={set} />
    </FieldShell>
  );
}

type Choice = { value: string; label: string };
export function SelectField({ options, ...base }: Base & { options: readonly Choice[] }) {
  const { value, set, error, disabled, id } = useField<string>(base.path);
  return (
    <FieldShell {...base} id={id} error={error}>
      <Select id={id} value={value ?? null} disabled={disabled} status={error ? 'error' : ''} allowClear={base.optional ?? false} showSearch={{ optionFilterProp: 'label' }} options={[...options]} onChange={(next: string | null) => set(next ?? undefined)} />
    </FieldShell>
  );
}

/** Several free words, such as tags. */
export function WordsField({ options = [], ...base }: Base & { options?: readonly Choice[] }) {
  const { value, set, error, disabled, id } = useField<string[]>(base.path);
  return (
    <FieldShell {...base} id={id} error={error}>
      <Select id={id} mode="tags" value={value ?? []} disabled={disabled} status={error ? 'error' : ''} options={[...options]} suffixIcon={null} tokenSeparators={[',', '，']} onChange={(next: string[]) => set(next)} />
    </FieldShell>
  );
}

export function CheckField(base: Base) {
  const { value, set, error, disabled, id } = useField<boolean>(base.path);
  return <div className={`field${base.wide ? ' is-wide' : ''}`}><Checkbox id={id} checked={value ?? false} disabled={disabled} onChange={(event) => set(event.target.checked)}>{base.label}</Checkbox>{error ? <span className="field-error" role="alert">{error}</span> : null}</div>;
}
