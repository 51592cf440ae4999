import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { useSections } from '../../shared/useSections.ts';
import { useErrorWithin, useField } from '../EditorContext.tsx';
import { ItemField } from './ItemField.tsx';
import { SelectField } from './simpleFields.tsx';

type Source = { document: string; section: string };

/** Where something stands written: a document by its title, and one of its sections by its heading. */
export function SourceField({ path }: { path: string }) {
  const t = useT();
  const { value } = useField<Source>(path);
  return (
    <>
      <ItemField path={`${path}.document`} label={t('rule.basedOn')} kind="document" />
      <SelectField path={`${path}.section`} label={t('rule.section')} options={useSections(value?.document)} />
    </>
  );
}

/** Any number of sources. */
export function SourceRows({ path, label }: { path: string; label: string }) {
  const t = useT();
  const { value, set, disabled, id } = useField<Source[]>(path);
  const error = useErrorWithin(path);
  const rows = value ?? [];
  return (
    <fieldset className="rows is-wide" id={id}>
      <legend>{label} <span className="lobby-soft lobby-small">{t('field.optional')}</span></legend>
      {rows.map((_, at) => (
        <div className="rows-row" key={at}>
          <SourceField path={`${path}[${at}]`} />
          <Button className="rows-remove" icon={<DeleteOutlined />} disabled={disabled} aria-label={`${t('field.remove')} ${label} ${at + 1}`} onClick={() => set(rows.filter((_row, i) => i !== at))} />
        </div>
      ))}
      {error && rows.length === 0 ? <span className="field-error" role="alert">{error}</span> : null}
      <Button size="small" icon={<PlusOutlined />} disabled={disabled} onClick={() => set([...rows, { document: '', section: '' }])}>{t('field.add')}</Button>
    </fieldset>
  );
}
