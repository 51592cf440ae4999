import type { ReleaseChange, ReleaseList, ReleasePreview } from '@lobby/contracts';
import { EmptyState } from '@lobby/ui/staff';
import { Button, Checkbox, Input, Progress, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { titleOf } from '../shared/titleOf.ts';
import { usePersonName } from '../shared/usePersonName.ts';
import { wordOr } from '../shared/wordOr.ts';
import { Findings } from './Findings.tsx';
import { RegressionPanel, RehearseButton } from './RegressionPanel.tsx';
import type { Publishing } from './usePublishing.ts';

const COLOR = { added: 'success', changed: 'warning', retired: 'error' } as const;
type Props = { preview: ReleasePreview; building: ReleaseList['building']; publishing: Publishing };

export function NextRelease({ preview, building, publishing }: Props) {
  const t = useT();
  const may = useMay('release.publish');
  const [note, setNote] = useState('');
  const [accept, setAccept] = useState(false);
  const publish = async (): Promise<void> => {
    if (!(await publishing.publish(note.trim(), accept))) return;
    setNote('');
    setAccept(false);
  };
  const bench = publishing.worse ?? preview.regression;
  const worse = (bench?.worse.length ?? 0) > 0;
  const errors = preview.findings.some((finding) => finding.severity === 'error');
  return (
    <div className="card lobby-stack">
      <p><strong>{preview.current ? t('release.current', { number: preview.current.number }) : t('release.noCurrent')}</strong> <span className="lobby-soft">{t('release.inForce', { count: preview.items })}</span></p>
      {preview.changes.length === 0 ? <EmptyState title={t('release.nothing')}>{t('release.nothingNext')}</EmptyState> : <Changes changes={preview.changes} />}
      <h3>{t('release.findings')}</h3>
      <Findings findings={publishing.refused.length > 0 ? publishing.refused : preview.findings} />
      <header className="bar"><h3>{t('regression.title')}</h3><span className="admin-fill" />{may && preview.changes.length > 0 && preview.current ? <RehearseButton busy={publishing.busy} onRehearse={() => void publishing.rehearse()} /> : null}</header>
      {bench ? <RegressionPanel summary={bench} /> : <p className="lobby-soft">{t('regression.notYet')}</p>}
      {worse && may ? <Checkbox checked={accept} onChange={(event) => setAccept(event.target.checked)}>{t('regression.accept')}</Checkbox> : null}
      {building || publishing.busy ? <div role="status" className="building"><span>{t('release.publishing')} {building ? wordOr(t, `step.${building.step}`, building.step) : ''}</span><Progress percent={Math.round((building?.done ?? 0) * 100)} status="active" aria-label={t('release.publishing')} /></div> : null}
      <div className="bar">
        <Input className="release-note" value={note} maxLength={500} disabled={!may} aria-label={t('release.note')} placeholder={t('release.notePlaceholder')} onChange={(event) => setNote(event.target.value)} />
        <Button type="primary" loading={publishing.busy} disabled={!may || !preview.publishable || (worse && !accept)} onClick={() => void publish()}>{preview.changes.length > 0 ? t('release.publish', { count: preview.changes.length }) : t('nav.releases')}</Button>
      </div>
      {may ? (errors ? <p className="field-error">{t('release.blocked')}</p> : null) : <p className="lobby-soft">{t('release.noRight')}</p>}
    </div>
  );
}

function Changes({ changes }: { changes: readonly ReleaseChange[] }) {
  const t = useT();
  const nameOf = usePersonName(changes.flatMap((change) => [change.author, change.approver]));
  return (
    <>
      <h3>{t('release.changes', { count: changes.length })}</h3>
      <ul className="changes">
        {changes.map((change) => (
          <li key={change.id}>
            <Tag variant="filled" color={COLOR[change.change]}>{t(`change.${change.change}`)}</Tag>
            <Link to={`/items/${change.id}`}>{titleOf(change)}</Link>
            <span className="lobby-soft">{wordOr(t, `kind.${change.kind}`, change.kind)} · {change.from === null ? '' : `v${change.from} → `}{change.to === null ? '—' : `v${change.to}`} · {nameOf(change.author)} · {t('release.approver')} {nameOf(change.approver)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
