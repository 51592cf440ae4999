import type { RegressionExpectation, TryResponse } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { App, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import type { Asked } from './AskForm.tsx';

type Props = { asked: Asked; response: TryResponse; onClose: () => void };

/** Puts the question into the regression bench with what is right about this answer: from now on no release goes out that answers it otherwise. */
export function AddCaseDialog({ asked, response: { answer, question }, onClose }: Props) {
  const t = useT();
  const words = useStaffWords();
  const { message } = App.useApp();
  const cited = [...new Set(answer.citations.map((citation) => citation.itemId))];
  const [kind, setKind] = useState(true);
  const [cites, setCites] = useState<readonly string[]>(cited.slice(0, 1));
  const [mentions, setMentions] = useState('');
  const [omits, setOmits] = useState('');
  const add = async (): Promise<void> => {
    const outcome = answer.verdict?.outcome;
    const expected: Partial<RegressionExpectation> = { cites: [...cites], mentions: linesOf(mentions), omits: linesOf(omits), ...(kind && answer.kind !== 'unavailable' ? { kind: answer.kind } : {}), ...(kind && outcome ? { outcome } : {}) };
    const reply = await session.api.post<{ id: string }>('/api/v1/regression/cases', { question: asked.question, language: question.language, facts: asked.facts ?? {}, ...(asked.asOf ? { asOf: asked.asOf } : {}), expected });
    if (!reply.ok) return void message.error(problemText(reply.error, words));
    void message.success(t('case.added'));
    onClose();
  };
  return (
    <Modal open title={t('case.title')} okText={t('case.add')} cancelText={t('new.cancel')} onOk={add} onCancel={onClose}>
      <div className="lobby-stack">
        <p><strong>{asked.question}</strong></p>
        <Checkbox checked={kind} onChange={(event) => setKind(event.target.checked)}>{t('case.kind')} {t(`answerKind.${answer.kind}`)}{answer.verdict ? ` · ${t(`outcome.${answer.verdict.outcome}`)}` : ''}</Checkbox>
        {cited.length > 0 ? <fieldset><legend>{t('case.cites')}</legend><Checkbox.Group className="case-cites" value={[...cites]} onChange={(next) => setCites(next as string[])} options={cited.map((id) => ({ value: id, label: <span title={id}>{answer.citations.find((citation) => citation.itemId === id)?.title ?? id}</span> }))} /></fieldset> : null}
        <div className="field"><label htmlFor="case-mentions">{t('case.mentions')} <span className="lobby-soft lobby-small">{t('field.onePerLine')}</span></label><Input.TextArea id="case-mentions" value={mentions} autoSize={{ minRows: 1, maxRows: 5 }} onChange={(event) => setMentions(event.target.value)} /></div>
        <div className="field"><label htmlFor="case-omits">{t('case.omits')} <span className="lobby-soft lobby-small">{t('field.onePerLine')}</span></label><Input.TextArea id="case-omits" value={omits} autoSize={{ minRows: 1, maxRows: 5 }} onChange={(event) => setOmits(event.target.value)} /></div>
      </div>
    </Modal>
  );
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 20);
