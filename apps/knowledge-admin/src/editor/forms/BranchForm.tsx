import { useT } from '../../i18n/useT.ts';
import { LocalizedField, LocalizedRows } from '../fields/localizedFields.tsx';
import { TextField } from '../fields/simpleFields.tsx';

export function BranchForm() {
  const t = useT();
  return (
    <>
      <TextField path="body.city" label={t('branch.city')} />
      <TextField path="body.phone" label={t('branch.phone')} />
      <LocalizedField path="body.address" label={t('branch.address')} />
      <LocalizedField path="body.hours" label={t('branch.hours')} lines={2} />
      <LocalizedRows path="body.services" label={t('branch.services')} />
    </>
  );
}
