import type { TryResponse } from '@lobby/contracts';
import { AnswerBody } from '@lobby/ui/answer';
import { Tag } from 'antd';
import { useT } from '../i18n/useT.ts';

/** The answer exactly as the widget draws it, with what the customer could press. */
export function TryAnswer({ response: { answer, question }, question: asked }: { response: TryResponse; question: string }) {
  const t = useT();
  return (
    <div className="try-answer">
      <h2>{t('try.answer')}</h2>
      <div className="bubble is-own">{asked}</div>
      <div className="bubble">
        <AnswerBody answer={{ text: answer.text, ...(answer.table ? { table: answer.table } : {}), ...(answer.steps ? { steps: answer.steps } : {}), ...(answer.verdict ? { verdict: answer.verdict } : {}) }} language={question.language} linkHosts={[]} />
        {answer.options ? <p className="chips">{answer.options.map((option) => <Tag key={option.id}>{option.title}</Tag>)}</p> : null}
      </div>
      {answer.alternatives && answer.alternatives.length > 0 ? <p>{t('try.alternatives')} {answer.alternatives.map((one) => <Tag key={one.id} variant="filled">{one.title}</Tag>)}</p> : null}
    </div>
  );
}
