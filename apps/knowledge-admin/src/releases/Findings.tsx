import type { GateFinding } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { findingText } from '../i18n/findingText.ts';
import { useT } from '../i18n/useT.ts';
import { fieldName } from '../shared/fieldName.ts';
import { wordOr } from '../shared/wordOr.ts';
import { groupFindings, type FindingGroup } from './groupFindings.ts';

const COLOR = { error: 'error', warning: 'warning', info: 'default' } as const;

/** What the gate found, worst first: one line per kind of trouble, unfolded where something must be done. */
export function Findings({ findings }: { findings: readonly GateFinding[] }) {
  const t = useT();
  if (findings.length === 0) return <p className="lobby-soft">{t('release.clean')}</p>;
  return <div className="findings">{groupFindings(findings).map((group) => <Group key={`${group.severity}${group.check}`} group={group} />)}</div>;
}

function Group({ group: { severity, check, findings } }: { group: FindingGroup }) {
  const t = useT();
  return (
    <details open={severity !== 'info'}>
      <summary><Tag variant="filled" color={COLOR[severity]}>{t(`severity.${severity}`)}</Tag> <strong>{wordOr(t, `check.${check}`, check)}</strong> <span className="lobby-soft">{findings.length}</span></summary>
      <ul>{findings.map((finding) => <li key={`${finding.itemId ?? ''}${finding.field ?? ''}${finding.message}`}><Finding finding={finding} /></li>)}</ul>
    </details>
  );
}

function Finding({ finding: { itemId, title, field, message } }: { finding: GateFinding }) {
  const t = useT();
  const english = currentLanguage() === 'en';
  const kind = itemId?.slice(0, itemId.indexOf('.')) ?? '';
  const name = title ? (english ? (title.en ?? title.zh) : title.zh) : itemId;
  return (
    <>
      {itemId ? <Link to={`/items/${itemId}`} title={itemId}>{name}</Link> : null}
      {field ? <span title={field}>{fieldName(t, kind, field) ?? field}</span> : null}
      <span className="lobby-soft">{findingText(message, english ? 'en' : 'zh')}</span>
    </>
  );
}
