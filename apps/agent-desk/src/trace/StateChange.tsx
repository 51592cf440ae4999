import { Descriptions } from 'antd';
import { useT } from '../i18n/useT.ts';
import type { zh } from '../i18n/words.ts';

type State = Record<string, unknown>;
/** Kept for the next turn, but no news to a reader. */
const HIDDEN = new Set(['turns', 'recentReplies', 'lastReply', 'lastOptions', 'tried']);

/** What the dialogue remembered before a turn and after it, where that differs. */
export function StateChange({ before, after, none }: { before: State; after: State; none: string }) {
  const t = useT();
  const changed = Object.keys(after).filter((key) => !HIDDEN.has(key) && show(before[key]) !== show(after[key]));
  if (changed.length === 0) return <p className="lobby-soft">{none}</p>;
  return <Descriptions size="small" column={1} bordered items={changed.map((key) => ({ key, label: isNamed(key) ? t(`state.${key}`) : <code className="lobby-code">{key}</code>, children: <span className="lobby-code">{show(before[key])} → {show(after[key])}</span> }))} />;
}

type Named = Extract<keyof typeof zh, `state.${string}`> extends `state.${infer Key}` ? Key : never;
const NAMED: Record<Named, true> = {
  active: true, stack: true, expecting: true, eligibility: true, facts: true, slots: true, lastTopic: true, lastProducts: true, compared: true, lastAspects: true, lastQuestion: true, failuresInARow: true, unanswered: true, lastAsked: true, stepUp: true,
  lastVerdict: true, language: true,
};
const isNamed = (key: string): key is Named => Object.hasOwn(NAMED, key);

/** A value as a line: what a flow waits at by its names, lists with commas, pairs as name = value. */
function show(value: unknown): string {
  if (value === undefined || value === null) return '—';
  if (Array.isArray(value)) return value.map(show).join(', ') || '—';
  if (typeof value !== 'object') return String(value);
  if ('flow' in value && 'step' in value) return `${String(value.flow)} · ${String(value.step)}`;
  if ('kind' in value && 'name' in value) return `${String(value.kind)} ${String(value.name)}`;
  if ('outcome' in value && 'product' in value) return `${String(value.product)} ${String(value.outcome)}`;
  return Object.entries(value).map(([name, inner]) => `${name} = ${show(inner)}`).join(' · ') || '—';
}
