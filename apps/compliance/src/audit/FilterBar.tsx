import { Button, DatePicker, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useT } from '../i18n/useT.ts';
import { NOBODY, useNobodyWord } from './nobody.ts';
import { exportHref, useStaffList, type AuditFilter } from './useAudit.ts';

export function FilterBar({ filter, onChange }: { filter: AuditFilter; onChange: (next: AuditFilter) => void }) {
  const t = useT();
  const wordOf = useNobodyWord();
  const staff = useStaffList();
  const people = [...NOBODY.map((id) => ({ value: id, label: wordOf(id) ?? id })), ...(staff.data ?? []).map((s) => ({ value: s.id, label: `${s.name} (${s.username})` }))];
  const between = (range: [Dayjs | null, Dayjs | null] | null) => {
    const { from: _from, to: _to, ...rest } = filter;
    const [from, to] = range ?? [null, null];
    onChange({ ...rest, ...(from ? { from: from.startOf('day').toISOString() } : {}), ...(to ? { to: to.endOf('day').toISOString() } : {}) });
  };
  const withText = (key: 'action' | 'subject') => (text: string) => {
    const { [key]: _before, ...rest } = filter;
    onChange(text.trim() ? { ...rest, [key]: text.trim() } : rest);
  };
  return (
    <div className="bar" role="search">
      <Select
        aria-label={t('audit.actor')} placeholder={t('audit.anyActor')} className="bar-wide" allowClear showSearch={{ optionFilterProp: 'label' }} options={people} value={filter.actor ?? null}
        onChange={(actor: string | null) => { const { actor: _before, ...rest } = filter; onChange(actor ? { ...rest, actor } : rest); }}
      />
      <Input.Search aria-label={t('audit.action')} placeholder={t('audit.actionHint')} className="bar-wide" allowClear onSearch={withText('action')} />
      <Input.Search aria-label={t('audit.subject')} placeholder={t('audit.subjectHint')} className="bar-wide" allowClear onSearch={withText('subject')} />
      <DatePicker.RangePicker aria-label={t('audit.between')} placeholder={[t('audit.from'), t('audit.to')]} allowEmpty={[true, true]} onChange={between} />
      <Button href={exportHref(filter)} download>{t('audit.export')}</Button>
    </div>
  );
}
