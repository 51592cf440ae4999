import type { KnowledgeAnswer } from '@lobby/contracts';
import { uniqueCitations } from '../wording/citation.ts';

/** Kinds by how much they tell: what answers goes before what asks back, and that before what is not known. */
const MOST_TELLING: readonly KnowledgeAnswer['kind'][] = ['verdict', 'answer', 'need_fact', 'ambiguous', 'none', 'unavailable'];

/**
 * One answer to a message of several needs ("补卡多少？另外跨行取款多少？"): what each came to, in their order. What is told decides the kind, so that a need nothing is known
 * about does not hide the one that was answered.
 * The answers are all of one release and date.
 */
export function mergeAnswers(first: KnowledgeAnswer, ...more: readonly KnowledgeAnswer[]): KnowledgeAnswer {
  const answers = [first, ...more];
  const telling = answers.reduce((a, b) => (MOST_TELLING.indexOf(b.kind) < MOST_TELLING.indexOf(a.kind) ? b : a));
  const texts = [...new Set(answers.map((a) => a.text))];
  return {
    ...telling, text: texts.join('\n\n'), citations: uniqueCitations(answers.flatMap((a) => a.citations)), score: Math.min(...answers.map((a) => a.score)),
    trace: { route: answers.map((a) => a.trace.route).join('+'), queries: answers.reduce((n, a) => n + a.trace.queries, 0), timingsMs: sumTimings(answers), detail: answers.flatMap((a) => a.trace.detail) },
  };
}

function sumTimings(answers: readonly KnowledgeAnswer[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { trace } of answers) for (const [name, ms] of Object.entries(trace.timingsMs)) sums[name] = (sums[name] ?? 0) + ms;
  return sums;
}
