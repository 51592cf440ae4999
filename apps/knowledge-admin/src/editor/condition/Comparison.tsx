import { DeleteOutlined } from '@ant-design/icons';
import type { Condition, FactValue } from '@lobby/contracts';
import { Button, Input, Select } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { useFactInfos, useFactList, type FactInfo } from '../../shared/useFacts.ts';
import { useEditor, useErrorWithin } from '../EditorContext.tsx';
import { fieldId } from '../focusField.ts';
import { FactValueInput } from './FactValueInput.tsx';

type Leaf = Extract<Condition, { fact: string }>;
const OPS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'between', 'exists'] as const;
type Op = (typeof OPS)[number];
const ORDERED: readonly string[] = ['number', 'money', 'date', 'duration'];
type Props = { path: string; condition: Leaf; onChange: (next: Condition) => void; onRemove?: (() => void) | undefined };

/** One comparison: a fact, how, and with what. The value's input follows the fact's type. */
export function Comparison({ path, condition, onChange, onRemove }: Props) {
  const t = useT();
  const { readOnly } = useEditor();
  const error = useErrorWithin(path);
  const facts = useFactList();
  const info = useFactInfos([condition.fact]).get(condition.fact);
  const known = facts.some((fact) => fact.value === condition.fact) || condition.fact === '';
  return (
    <div className="cond-leaf" id={fieldId(path)}>
      <Select
        className="cond-fact" aria-label={t('cond.fact')} placeholder={t('cond.pickFact')} value={condition.fact || null} disabled={readOnly} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
        options={known ? facts : [...facts, { value: condition.fact, label: condition.fact }]} onChange={(fact: string) => onChange({ ...condition, fact })}
      />
      <Select<Op> aria-label={t('cond.op')} value={condition.op} disabled={readOnly} popupMatchSelectWidth={false} options={opsFor(info).map((op) => ({ value: op, label: t(`op.${op}`) }))} onChange={(op) => onChange(withOp(condition, op, info))} />
      <Value condition={condition} info={info} disabled={readOnly} onChange={onChange} />
      {onRemove ? <Button type="text" icon={<DeleteOutlined />} disabled={readOnly} aria-label={t('cond.remove')} onClick={onRemove} /> : null}
      {error ? <span className="field-error" role="alert">{error}</span> : null}
    </div>
  );
}

function Value({ condition, info, disabled, onChange }: { condition: Leaf; info: FactInfo | undefined; disabled: boolean; onChange: (next: Condition) => void }) {
  const t = useT();
  switch (condition.op) {
    case 'exists': return null;
    case 'in': return info && info.options.length > 0
      ? <Select mode="multiple" className="cond-value" aria-label={t('cond.value')} value={condition.value} disabled={disabled} options={info.options} onChange={(value: FactValue[]) => onChange({ ...condition, value })} />
      : <Input className="cond-value" aria-label={t('cond.value')} value={condition.value.join(', ')} disabled={disabled} onChange={(event) => onChange({ ...condition, value: event.target.value.split(/[,，]\s*/) })} />;
    case 'between': {
      const [low, high] = condition.value;
      const set = (values: [FactValue, FactValue]): void => onChange({ ...condition, value: values as [number, number] });
      return <><FactValueInput label={t('cond.low')} info={info} value={low} disabled={disabled} onChange={(next) => set([next, high])} /><FactValueInput label={t('cond.high')} info={info} value={high} disabled={disabled} onChange={(next) => set([low, next])} /></>;
    }
    case 'eq': case 'ne': case 'lt': case 'lte': case 'gt': case 'gte':
      return <FactValueInput label={t('cond.value')} info={info} value={condition.value} disabled={disabled} onChange={(value) => onChange({ ...condition, value })} />;
  }
}

/** Comparisons that make sense for the fact's type; a fact nobody knows yet may be compared in every way. */
function opsFor(info: FactInfo | undefined): readonly Op[] {
  if (!info?.type || ORDERED.includes(info.type)) return OPS;
  return info.type === 'boolean' ? ['eq', 'ne', 'exists'] : ['eq', 'ne', 'in', 'exists'];
}

/** The same fact compared another way, with a first value of the right shape. */
function withOp({ fact, ...leaf }: Leaf, op: Op, info: FactInfo | undefined): Condition {
  const single = 'value' in leaf ? (Array.isArray(leaf.value) ? leaf.value[0] : leaf.value) : undefined;
  const first: FactValue = single ?? (info?.type === 'boolean' ? true : info?.type === 'number' || info?.type === 'money' ? 0 : (info?.options[0]?.value ?? ''));
  if (op === 'exists') return { fact, op };
  if (op === 'in') return { fact, op, value: [first] };
  if (op === 'between') return { fact, op, value: typeof first === 'boolean' ? [0, 0] : [first, first] };
  return { fact, op, value: first };
}
