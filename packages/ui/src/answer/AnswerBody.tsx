import type { EntryView, Language, Table } from '@lobby/contracts';
import { answerWords } from './answerWords.ts';
import { Markdown } from './Markdown.tsx';
import { VerdictCard } from './VerdictCard.tsx';

type Props = { answer: Pick<EntryView, 'text' | 'table' | 'steps' | 'verdict'>; language: Language; linkHosts: readonly string[] };

/** An answer as a customer sees it: the words, then table, steps and verdict. Options and citations belong to the screen around it. */
export function AnswerBody({ answer, language, linkHosts }: Props) {
  const text = answer.table ? withoutRows(answer.text ?? '') : answer.text;
  return (
    <>
      {text ? <Markdown text={text} linkHosts={linkHosts} /> : null}
      {answer.table ? <AnswerTable table={answer.table} /> : null}
      {answer.steps && answer.steps.length > 0 ? <ol className="lobby-steps" aria-label={answerWords(language).steps}>{answer.steps.map((step, i) => <li key={i}>{step}</li>)}</ol> : null}
      {answer.verdict ? <VerdictCard verdict={answer.verdict} language={language} /> : null}
    </>
  );
}

/** Lines that put values side by side ("- 年费：160 元 ↔ 580 元") are for channels without tables; beside the table they would say it twice. */
const withoutRows = (text: string): string => text.split('\n').filter((line) => !(line.startsWith('- ') && line.includes(' ↔ '))).join('\n').trim();

function AnswerTable({ table }: { table: Table }) {
  return (
    <div className="lobby-table">
      <table>
        <thead><tr>{table.columns.map((column, i) => <th key={i} scope="col">{column}</th>)}</tr></thead>
        <tbody>{table.rows.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
