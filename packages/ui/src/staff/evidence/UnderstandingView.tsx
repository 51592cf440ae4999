import type { Understanding } from '@lobby/contracts';
import { Descriptions, Tag } from 'antd';
import { useStaffWords } from '../i18n/useWords.ts';
import { Grid } from './Grid.tsx';
import { digits, ScoreBars } from './ScoreBars.tsx';

/** Everything understanding saw in one text. It holds masked text only. */
export function UnderstandingView({ understanding: u, topicName }: { understanding: Understanding; topicName?: (id: string) => string }) {
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
      <ScoreBars {...u} nameOf={topicName} />
      <h3>{t('trace.entities')}</h3>
      <Grid columns={[t('trace.type'), t('trace.text'), t('trace.value')]} rows={u.entities.map((entity) => [entity.type, entity.text, valueText(entity.value)])} empty={t('trace.noEntities')} />
    </div>
  );
}

function list(values: readonly string[]) {
  return values.length === 0 ? '—' : values.map((value) => <Tag key={value} variant="filled">{value}</Tag>);
}

function valueText(value: Understanding['entities'][number]['value']): string {
  return typeof value === 'object' ? `${value.amount} ${value.currency}` : String(value);
}
