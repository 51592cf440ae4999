import type { FieldError } from '@lobby/contracts';
import { Alert } from 'antd';
import { useT } from '../i18n/useT.ts';
import { fieldName } from '../shared/fieldName.ts';
import { focusField } from './focusField.ts';

const SHOWN = 8;

/** What must be put right, by the names of the form; pressing one goes to its field. */
export function FieldErrors({ kind, errors }: { kind: string; errors: readonly FieldError[] }) {
  const t = useT();
  if (errors.length === 0) return null;
  return (
    <Alert
      type="error" role="alert" title={t('edit.invalid', { count: errors.length })}
      description={<ul className="source-errors">{errors.slice(0, SHOWN).map(({ path, message }) => <li key={`${path}${message}`}><button type="button" className="field-link" title={path} onClick={() => focusField(path)}>{fieldName(t, kind, path) ?? path}</button> {message}</li>)}</ul>}
    />
  );
}
