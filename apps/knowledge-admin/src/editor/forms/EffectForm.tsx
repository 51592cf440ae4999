import { Select } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { useField } from '../EditorContext.tsx';
import { FieldShell } from '../fields/FieldShell.tsx';
import { ItemField } from '../fields/ItemField.tsx';
import { LocalizedField } from '../fields/localizedFields.tsx';
import { NumberField, TextField } from '../fields/simpleFields.tsx';

const TYPES = ['require', 'exclude', 'limit', 'fee_waiver', 'rate_adjustment', 'material', 'extra_verification'] as const;
type EffectType = (typeof TYPES)[number];

/** What the rule does, and the fields that this needs. Another type starts afresh, so that nothing of the old one is left. */
export function EffectForm() {
  const t = useT();
  const { value, set, error, disabled, id } = useField<{ type: EffectType }>('body.effect');
  return (
    <>
      <FieldShell id={id} label={t('rule.effect')} error={error} wide>
        <Select<EffectType> id={id} value={value?.type ?? null} disabled={disabled} options={TYPES.map((type) => ({ value: type, label: t(`effect.${type}`) }))} onChange={(type) => set({ type })} />
      </FieldShell>
      <EffectFields type={value?.type} />
    </>
  );
}

function EffectFields({ type }: { type: EffectType | undefined }) {
  const t = useT();
  switch (type) {
    case 'limit': return (
      <>
        <LocalizedField path="body.effect.name" label={t('effect.name')} />
        <NumberField path="body.effect.amount" label={t('effect.amount')} min={0} optional />
        <ItemField path="body.effect.multipleOf.fact" label={t('effect.multipleOf')} kind="fact" optional />
        <NumberField path="body.effect.multipleOf.factor" label={t('effect.factor')} min={0} optional />
      </>
    );
    case 'fee_waiver': return <><ItemField path="body.effect.fee" label={t('effect.fee')} kind="fee" /><TextField path="body.effect.discountPercent" label={t('effect.discount')} /></>;
    case 'rate_adjustment': return <><ItemField path="body.effect.rate" label={t('effect.rate')} kind="rate" /><TextField path="body.effect.points" label={t('effect.points')} /></>;
    case 'material': return <LocalizedField path="body.effect.material" label={t('effect.materialName')} />;
    case 'extra_verification': return <LocalizedField path="body.effect.note" label={t('effect.note')} />;
    case 'require': case 'exclude': case undefined: return null;
  }
}
