import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';

type Props = { id: string; label: string; error: string | null; hint?: ReactNode; optional?: boolean; wide?: boolean; children: ReactNode };

/** Label, control, and what is wrong with it, at the control. */
export function FieldShell({ id, label, error, hint, optional = false, wide = false, children }: Props) {
  const t = useT();
  return (
    <div className={`field${wide ? ' is-wide' : ''}${error ? ' is-wrong' : ''}`}>
      <label htmlFor={id}>{label}{optional ? <span className="lobby-soft lobby-small"> {t('field.optional')}</span> : null}</label>
      {children}
      {hint ? <span className="lobby-soft lobby-small">{hint}</span> : null}
      {error ? <span className="field-error" role="alert" id={`${id}-error`}>{error}</span> : null}
    </div>
  );
}
