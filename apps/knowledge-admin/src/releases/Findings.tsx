import type { GateFinding } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { findingText } from '../i18n/findingText.ts';
import { useT } from '../i18n/useT.ts';
import { wordOr } from '../shared/wordOr.ts';

const COLOR = { error: 'error', warning: 'warning', info: 'default' } as const;
const ORDER = { error: 0, warning: 1, info: 2 } as const;
const SHOWN = 12;

/** What the gate found, worst first, each with the item and field it is about. */
export function Findings({ findings }: { findings: readonly GateFinding[] }) {
  const t = useT();
  const [all, setAll] = useState(false);
  if (findings.length === 0) return <p className="lobby-soft">{t('release.clean')}</p>;
  const sorted = findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  return (
    <>
      <ul className="findings">
        {shown.map((finding) => (
          <li key={`${finding.check}${finding.itemId ?? ''}${finding.field ?? ''}${finding.message}`}>
            <Tag variant="filled" color={COLOR[finding.severity]}>{t(`severity.${finding.severity}`)}</Tag>
            <span><strong>{wordOr(t, `check.${finding.check}`, finding.check)}</strong> <span className="lobby-soft">{findingText(finding.message, currentLanguage())}</span> {finding.itemId ? <Link to={`/items/${finding.itemId}`} className="lobby-code">{finding.itemId}</Link> : null} {finding.field ? <code className="lobby-code lobby-soft">{finding.field}</code> : null}</span>
          </li>
        ))}
      </ul>
      {sorted.length > shown.length ? <Button size="small" onClick={() => setAll(true)}>{t('release.more', { count: sorted.length - shown.length })}</Button> : null}
    </>
  );
}
