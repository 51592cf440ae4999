import type { FactValue } from '@lobby/contracts';
import { Input, InputNumber, Select } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { DateInput } from '../../shared/DateInput.tsx';
import type { FactInfo } from '../../shared/useFacts.ts';

type Props = { label: string; info: FactInfo | undefined; value: FactValue | undefined; disabled?: boolean; onChange: (value: FactValue) => void };

/** A value of a customer fact, in the input that fits its type. */
export function FactValueInput({ label, info, value, disabled = false, onChange }: Props) {
  const t = useT();
  const type = info?.type || (typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text');
  if (type === 'boolean') return <Select<string> className="cond-value" aria-label={label} value={value === false ? 'no' : 'yes'} disabled={disabled} options={[{ value: 'yes', label: t('cond.yes') }, { value: 'no', label: t('cond.no') }]} onChange={(next) => onChange(next === 'yes')} />;
  if (type === 'enum' && info) return <Select<string> className="cond-value" aria-label={label} value={value === undefined ? null : String(value)} disabled={disabled} popupMatchSelectWidth={false} options={info.options} onChange={onChange} />;
  if (type === 'number' || type === 'money') return <InputNumber className="cond-value" aria-label={label} value={typeof value === 'number' ? value : null} disabled={disabled} suffix={info?.unit || undefined} onChange={(next) => onChange(next ?? 0)} />;
  if (type === 'date') return <DateInput label={label} value={value === undefined ? undefined : String(value)} disabled={disabled} onChange={(date) => onChange(date ?? '')} />;
  return <Input className="cond-value" aria-label={label} value={value === undefined ? '' : String(value)} placeholder={type === 'duration' ? 'P1Y' : ''} disabled={disabled} onChange={(event) => onChange(event.target.value)} />;
}
