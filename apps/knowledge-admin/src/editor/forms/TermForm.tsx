import { useT } from '../../i18n/useT.ts';
import { LinesField, LocalizedField } from '../fields/localizedFields.tsx';

export function TermForm() {
  const t = useT();
  return (
    <>
      <LocalizedField path="body.meaning" label={t('term.meaning')} lines={3} />
      <LinesField path="body.aliases" label={t('product.aliases')} />
    </>
  );
}
