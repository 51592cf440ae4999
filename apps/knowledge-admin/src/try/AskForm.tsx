import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { valueOrThrow } from '@lobby/client/staff';
import type { FactValue, ReleaseList } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { FactValueInput } from '../editor/condition/FactValueInput.tsx';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { DateInput } from '../shared/DateInput.tsx';
import { useFactInfos, useFactList } from '../shared/useFacts.ts';

export type Asked = { question: string; language?: 'zh' | 'en'; facts?: Record<string, FactValue>; asOf?: string; release?: string };
type FactRow = { fact: string; value: FactValue };

/** Question, language, what is known of the customer, day and release. Ctrl/⌘+Enter asks. */
export function AskForm({ initial, busy, onAsk }: { initial: string; busy: boolean; onAsk: (asked: Asked) => void }) {
  const t = useT();
  const [question, setQuestion] = useState(initial);
  const [language, setLanguage] = useState<'auto' | 'zh' | 'en'>('auto');
  const [facts, setFacts] = useState<readonly FactRow[]>([]);
  const [asOf, setAsOf] = useState('');
  const [release, setRelease] = useState('');
  const ask = (): void => {
    if (question.trim() === '') return;
    const known = Object.fromEntries(facts.filter((row) => row.fact !== '').map((row) => [row.fact, row.value]));
    onAsk({ question: question.trim(), ...(language === 'auto' ? {} : { language }), ...(Object.keys(known).length > 0 ? { facts: known } : {}), ...(asOf ? { asOf } : {}), ...(release ? { release } : {}) });
  };
  return (
    <form className="lobby-stack" onSubmit={(event) => { event.preventDefault(); ask(); }}>
      <div className="field is-wide">
        <label htmlFor="try-question">{t('try.question')}</label>
        <Input.TextArea id="try-question" value={question} maxLength={1000} placeholder={t('try.example')} autoSize={{ minRows: 3, maxRows: 8 }} onChange={(event) => setQuestion(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing) { event.preventDefault(); ask(); } }} />
      </div>
      <div className="field">
        <span id="try-language" className="field-name">{t('try.language')}</span>
        <Segmented<'auto' | 'zh' | 'en'> aria-labelledby="try-language" value={language} onChange={setLanguage} options={[{ value: 'auto', label: t('try.auto') }, { value: 'zh', label: t('field.zh') }, { value: 'en', label: t('field.en') }]} />
      </div>
      <FactRows rows={facts} onRows={setFacts} />
      <div className="fields">
        <div className="field"><label htmlFor="try-as-of">{t('try.asOf')} <span className="lobby-soft lobby-small">{asOf ? '' : t('try.today')}</span></label><DateInput id="try-as-of" value={asOf} onChange={(date) => setAsOf(date ?? '')} /></div>
        <ReleaseField value={release} onChange={setRelease} />
      </div>
      <Button type="primary" htmlType="submit" loading={busy} disabled={question.trim() === ''}>{t('try.ask')}</Button>
    </form>
  );
}

function FactRows({ rows, onRows }: { rows: readonly FactRow[]; onRows: (rows: readonly FactRow[]) => void }) {
  const t = useT();
  const facts = useFactList();
  const infos = useFactInfos(rows.map((row) => row.fact));
  const change = (at: number, next: FactRow): void => onRows(rows.map((row, i) => (i === at ? next : row)));
  return (
    <fieldset className="rows is-wide">
      <legend>{t('try.facts')}</legend>
      {rows.map((row, at) => (
        <div className="rows-row" key={at}>
          <Select aria-label={t('cond.fact')} placeholder={t('cond.pickFact')} value={row.fact || null} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} options={facts} onChange={(fact: string) => change(at, { fact, value: true })} />
          <FactValueInput label={t('try.value')} info={infos.get(row.fact)} value={row.value} onChange={(value) => change(at, { ...row, value })} />
          <Button icon={<DeleteOutlined />} aria-label={`${t('field.remove')} ${at + 1}`} onClick={() => onRows(rows.filter((_, i) => i !== at))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onRows([...rows, { fact: '', value: true }])}>{t('try.addFact')}</Button>
    </fieldset>
  );
}

function ReleaseField({ value, onChange }: { value: string; onChange: (release: string) => void }) {
  const t = useT();
  const may = useMay('release.read');
  const query = useQuery({ queryKey: ['releases'], enabled: may, staleTime: 30_000, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ReleaseList>('/api/v1/releases', { signal })) });
  const past = (query.data?.rows ?? []).filter((row) => row.state === 'past').map((row) => ({ value: row.id, label: `#${row.number} ${row.note}` }));
  return (
    <div className="field">
      <label htmlFor="try-release">{t('try.release')}</label>
      <Select id="try-release" value={value} popupMatchSelectWidth={false} options={[{ value: '', label: t('try.currentRelease') }, ...past]} onChange={onChange} />
    </div>
  );
}
