import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { useErrorWithin, useField } from '../EditorContext.tsx';

type Value = string | number | boolean;

/** Named values a customer may filter by. What reads as true, false or a number is kept as such. */
export function AttributesField({ path }: { path: string }) {
  const t = useT();
  const { value, set, disabled } = useField<Record<string, Value>>(path);
  const error = useErrorWithin(path);
  const rows = Object.entries(value ?? {});
  const change = (at: number, name: string, next: Value): void => set(Object.fromEntries(rows.map((row, i) => (i === at ? [name, next] : row))));
  return (
    <fieldset className="rows is-wide">
      <legend>{t('product.attributes')}</legend>
      {rows.map(([name, held], at) => (
        <div className="rows-row" key={at}>
          <Input aria-label={`${t('product.attributeName')} ${at + 1}`} value={name} disabled={disabled} onChange={(event) => change(at, event.target.value, held)} />
          <Input aria-label={`${t('product.attributeValue')} ${at + 1}`} value={String(held)} disabled={disabled} onChange={(event) => change(at, name, readValue(event.target.value))} />
          <Button icon={<DeleteOutlined />} disabled={disabled} aria-label={`${t('field.remove')} ${name}`} onClick={() => set(Object.fromEntries(rows.filter((_, i) => i !== at)))} />
        </div>
      ))}
      {error ? <span className="field-error" role="alert">{error}</span> : null}
      <Button size="small" icon={<PlusOutlined />} disabled={disabled || rows.some(([name]) => name === '')} onClick={() => set({ ...value, '': true })}>{t('field.add')}</Button>
    </fieldset>
  );
}

function readValue(text: string): Value {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && String(Number(text)) === text ? Number(text) : text;
}
