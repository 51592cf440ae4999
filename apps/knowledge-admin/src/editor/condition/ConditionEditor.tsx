import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Condition } from '@lobby/contracts';
import { Button, Segmented } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { useEditor } from '../EditorContext.tsx';
import { Comparison } from './Comparison.tsx';

type Props = { path: string; condition: Condition; onChange: (next: Condition) => void; onRemove?: (() => void) | undefined };

const EMPTY_COMPARISON: Condition = { fact: '', op: 'eq', value: true };

/** A condition tree as nested blocks: all, any, not, and the comparisons in them. */
export function ConditionEditor(props: Props) {
  const { condition } = props;
  if ('all' in condition || 'any' in condition) return <Group {...props} kind={'all' in condition ? 'all' : 'any'} members={'all' in condition ? condition.all : condition.any} />;
  if ('not' in condition) return <Negation {...props} inner={condition.not} />;
  return <Comparison {...props} condition={condition} />;
}

function Group({ path, onChange, onRemove, kind, members }: Props & { kind: 'all' | 'any'; members: readonly Condition[] }) {
  const t = useT();
  const { readOnly } = useEditor();
  const put = (next: readonly Condition[], as: 'all' | 'any' = kind): void => onChange(as === 'all' ? { all: [...next] } : { any: [...next] });
  return (
    <div className={`cond-group is-${kind}`} role="group" aria-label={`${t('cond.group')} ${t(`cond.${kind}`)}`}>
      <div className="cond-bar">
        <Segmented<'all' | 'any'> size="small" aria-label={t('cond.kind')} value={kind} disabled={readOnly} onChange={(as) => put(members, as)} options={[{ value: 'all', label: t('cond.all') }, { value: 'any', label: t('cond.any') }]} />
        <span className="admin-fill" />
        <Button size="small" type="text" disabled={readOnly} onClick={() => onChange({ not: kind === 'all' ? { all: [...members] } : { any: [...members] } })}>{t('cond.wrapNot')}</Button>
        {onRemove ? <Button size="small" type="text" icon={<DeleteOutlined />} disabled={readOnly} aria-label={t('cond.remove')} onClick={onRemove} /> : null}
      </div>
      {members.map((member, at) => (
        <ConditionEditor key={at} path={`${path}.${kind}[${at}]`} condition={member} onChange={(next) => put(members.map((one, i) => (i === at ? next : one)))} onRemove={members.length > 1 ? () => put(members.filter((_, i) => i !== at)) : undefined} />
      ))}
      <div className="cond-bar">
        <Button size="small" icon={<PlusOutlined />} disabled={readOnly} onClick={() => put([...members, EMPTY_COMPARISON])}>{t('cond.addCondition')}</Button>
        <Button size="small" icon={<PlusOutlined />} disabled={readOnly} onClick={() => put([...members, { [kind === 'all' ? 'any' : 'all']: [EMPTY_COMPARISON] } as Condition])}>{t('cond.addGroup')}</Button>
      </div>
    </div>
  );
}

function Negation({ path, onChange, onRemove, inner }: Props & { inner: Condition }) {
  const t = useT();
  const { readOnly } = useEditor();
  return (
    <div className="cond-group is-not" role="group" aria-label={t('cond.not')}>
      <div className="cond-bar">
        <strong>{t('cond.not')}</strong>
        <span className="admin-fill" />
        <Button size="small" type="text" disabled={readOnly} onClick={() => onChange(inner)}>{t('cond.unwrap')}</Button>
        {onRemove ? <Button size="small" type="text" icon={<DeleteOutlined />} disabled={readOnly} aria-label={t('cond.remove')} onClick={onRemove} /> : null}
      </div>
      <ConditionEditor path={`${path}.not`} condition={inner} onChange={(next) => onChange({ not: next })} />
    </div>
  );
}
