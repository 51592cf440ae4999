import type { Understanding } from '@lobby/contracts';
import { Descriptions, Table, Tag } from 'antd';
import { useStaffWords } from '../i18n/useWords.ts';
import { digits, ScoreBars } from './ScoreBars.tsx';

/** Everything understanding saw in one text. It holds masked text only. */
export function UnderstandingView({ understanding: u }: { understanding: Understanding }) {
  const t = useStaffWords();
  return (
    <div className="lobby-stack">
      <Descriptions
        size="small" column={1} bordered
        items={[
          { key: 'masked', label: t('trace.masked'), children: u.masked },
          { key: 'language', label: t('trace.language'), children: t(`lang.${u.language}`) },
          { key: 'act', label: t('trace.dialogueAct'), children: u.dialogueAct },
          { key: 'aspects', label: t('trace.aspects'), children: list(u.aspects) },
          { key: 'products', label: t('trace.products'), children: list(u.products.map((p) => `${p.text} → ${p.id}`)) },
          { key: 'signals', label: t('trace.signals'), children: list(u.signals.map((s) => `${s.signal} ${digits(s.score)}`)) },
          { key: 'frustration', label: t('trace.frustration'), children: digits(u.frustration) },
          { key: 'needs', label: t('trace.needs'), children: list(u.needs.map((n) => n.text)) },
          { key: 'elliptical', label: t('trace.elliptical'), children: t(u.elliptical ? 'trace.yes' : 'trace.no') },
          { key: 'refersBack', label: t('trace.refersBack'), children: t(u.refersBack ? 'trace.yes' : 'trace.no') },
          { key: 'encoder', label: t('trace.encoder'), children: u.encoder },
          { key: 'release', label: t('trace.release'), children: u.release },
        ]}
      />
      <h3>{t('trace.scores')}</h3>
      <ScoreBars {...u} />
      <h3>{t('trace.entities')}</h3>
      <Table
        size="small" pagination={false} rowKey={(e) => `${e.type}${e.start}`} dataSource={u.entities} locale={{ emptyText: t('trace.noEntities') }}
        columns={[
          { title: t('trace.type'), dataIndex: 'type' }, { title: t('trace.text'), dataIndex: 'text' },
          { title: t('trace.value'), render: (_, e) => (typeof e.value === 'object' ? `${e.value.amount} ${e.value.currency}` : String(e.value)) },
        ]}
      />
    </div>
  );
}

function list(values: readonly string[]) {
  return values.length === 0 ? '—' : values.map((value) => <Tag key={value} variant="filled">{value}</Tag>);
}
