import { Select } from 'antd';
import { useState } from 'react';
import { useItemOptions } from '../../shared/useItemOptions.ts';
import { useField } from '../EditorContext.tsx';
import { FieldShell } from './FieldShell.tsx';

type Props = { path: string; label: string; kind: string; hint?: string; optional?: boolean; wide?: boolean };

/** Names one other item, found by title or id. */
export function ItemField({ kind, ...base }: Props) {
  const { value, set, error, disabled, id } = useField<string>(base.path);
  const [typed, setTyped] = useState('');
  const { options, loading } = useItemOptions(kind, typed, value ? [value] : []);
  return (
    <FieldShell {...base} id={id} error={error}>
      <Select id={id} value={value ?? null} disabled={disabled} status={error ? 'error' : ''} loading={loading} allowClear={base.optional ?? false} showSearch={{ filterOption: false, onSearch: setTyped }} options={options} onChange={(next: string | null) => set(next ?? undefined)} />
    </FieldShell>
  );
}

/** Names several other items; words that are no item (`category:…`) may be typed where `free` is set. */
export function ItemsField({ kind, free = false, ...base }: Props & { free?: boolean }) {
  const { value, set, error, disabled, id } = useField<string[]>(base.path);
  const [typed, setTyped] = useState('');
  const { options, loading } = useItemOptions(kind, typed, value ?? []);
  return (
    <FieldShell {...base} id={id} error={error}>
      <Select
        id={id} mode={free ? 'tags' : 'multiple'} value={value ?? []} disabled={disabled} status={error ? 'error' : ''} loading={loading} showSearch={{ filterOption: false, onSearch: setTyped }} options={options}
        onChange={(next: string[]) => { setTyped(''); set(next); }}
      />
    </FieldShell>
  );
}
