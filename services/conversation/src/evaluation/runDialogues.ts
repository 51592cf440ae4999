import type { DialogueState, ReleasedFlow, Reply } from '@lobby/contracts';
import type { RunTurn, TurnInput, TurnResult, TurnTrace } from '../turn/turnGraph.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { DialogueCase } from './dialogueCase.ts';
import { judgeTurn } from './judgeTurn.ts';

export type DialogueDeps = {
  runTurn: RunTurn;
  releaseId: string;
  /** Who speaks in cases that ask for more than an anonymous visitor. */
  bankCustomerId?: string;
  now?: Date;
  /** Gives each turn's trace along. */
  trace?: boolean;
  /** Counts which ways of these flows are walked. */
  flows?: readonly ReleasedFlow[];
};
export type DialogueFailure = { id: string; turn: number; missed: string[]; act: string; rules: string[] };
export type DialogueReport = {
  n: number; turnAccuracy: number; dialogueAccuracy: number; turns: number; p50Ms: number; p99Ms: number;
  /** Accuracy of turns by pattern, and by the key that was judged. */
  perPattern: Record<string, number>; perKey: Record<string, number>; failures: DialogueFailure[];
  traces?: { id: string; turn: number; user: string; replies: Reply[]; trace: TurnTrace }[]; coverage?: Coverage;
};

export type Judged = { id: string; pattern: string; turn: number; user: string; keys: string[]; missed: string[]; ms: number; act: string; rules: string[]; result: TurnResult };

/**
 * Plays scripted conversations through the real turn and judges every turn. A turn is right when every expected key holds. Cases are checked by their schema first, and
 * each conversation starts fresh.
 */
export async function runDialogues(cases: readonly unknown[], deps: DialogueDeps): Promise<DialogueReport> {
  const judged: Judged[] = [];
  for (const line of cases) judged.push(...await playDialogue(DialogueCase.parse(line), deps));
  const extra = { ...(deps.trace ? { traces: judged.map(({ id, turn, user, result }) => ({ id, turn, user, replies: result.replies, trace: result.trace })) } : {}), ...(deps.flows ? { coverage: coverageOf(deps.flows, walksOf(judged)) } : {}) };
  return { ...report(judged), ...extra };
}

function walksOf(judged: readonly Judged[]): { flow: string; step: string }[][] {
  return unique(judged.map((j) => j.id)).map((id) => judged.filter((j) => j.id === id).flatMap((j) => j.result.trace.flowSteps ?? []));
}

/** Plays one dialogue from a fresh state and judges its turns. */
export async function playDialogue(dialogue: DialogueCase, deps: DialogueDeps): Promise<Judged[]> {
  const judged: Judged[] = [];
  const language = languageOfCase(dialogue);
  let state: DialogueState | null = null;
  for (const [index, turn] of dialogue.turns.entries()) {
    const started = performance.now();
    const result: TurnResult = await deps.runTurn({
      conversationId: `conv_${dialogue.id}`, turnId: `turn_${dialogue.id}_${index}`, texts: [{ text: turn.user, seq: index + 1 }], state, releaseId: deps.releaseId, language,
      customer: customerOf(dialogue, deps), now: deps.now ?? new Date(),
    }, new AbortController().signal);
    state = result.state;
    const keys = Object.keys(turn.expect);
    const act = result.replies.map((r) => r.act).join('+');
    judged.push({ id: dialogue.id, pattern: dialogue.pattern ?? language, turn: index + 1, user: turn.user, keys, missed: judgeTurn(turn.expect, result), ms: performance.now() - started, act, rules: result.reasons.map((r) => r.rule), result });
  }
  return judged;
}

/** A visitor opens the conversation in a language of their own: that of the first message that shows one. */
function languageOfCase({ turns }: DialogueCase): 'zh' | 'en' {
  const first = turns.find((t) => /\p{L}/u.test(t.user))?.user ?? '';
  return /\p{Script=Han}/u.test(first) || first === '' ? 'zh' : 'en';
}

function customerOf({ assurance, customer }: DialogueCase, deps: DialogueDeps): TurnInput['customer'] {
  const bankCustomerId = customer ?? deps.bankCustomerId ?? null;
  return assurance === 'anonymous' ? { customerId: null, bankCustomerId: null, assurance } : { customerId: 'cust_evaluation', bankCustomerId, assurance };
}

function report(judged: readonly Judged[]): DialogueReport {
  const right = (j: Judged) => j.missed.length === 0;
  const ids = unique(judged.map((j) => j.id));
  const times = judged.map((j) => j.ms).toSorted((a, b) => a - b);
  const quantile = (part: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  const byPattern = (pattern: string) => [pattern, share(judged.filter((j) => j.pattern === pattern), right)] as const;
  const byKey = (key: string) => [key, share(judged.filter((j) => j.keys.includes(key)), (j) => !j.missed.includes(key))] as const;
  return {
    n: ids.length, turns: judged.length, turnAccuracy: share(judged, right), dialogueAccuracy: share(ids, (id) => judged.filter((j) => j.id === id).every(right)),
    p50Ms: quantile(0.5), p99Ms: quantile(0.99),
    perPattern: Object.fromEntries(unique(judged.map((j) => j.pattern)).map(byPattern)), perKey: Object.fromEntries(unique(judged.flatMap((j) => j.keys)).map(byKey)),
    failures: judged.filter((j) => !right(j)).map(({ id, turn, missed, act, rules }) => ({ id, turn, missed, act, rules })),
  };
}

const unique = (items: readonly string[]): string[] => [...new Set(items)];
const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const share = <T>(items: readonly T[], holds: (item: T) => boolean): number => round(items.filter(holds).length / Math.max(items.length, 1));
