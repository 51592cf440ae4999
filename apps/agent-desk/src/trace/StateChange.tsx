import { Descriptions } from 'antd';

type State = Record<string, unknown>;
/** Kept for the next turn, but no news to a reader. */
const HIDDEN = new Set(['turns', 'recentReplies', 'lastReply', 'lastOptions', 'tried']);

/** What the dialogue remembered before a turn and after it, where that differs. */
export function StateChange({ before, after, none }: { before: State; after: State; none: string }) {
  const changed = Object.keys(after).filter((key) => !HIDDEN.has(key) && show(before[key]) !== show(after[key]));
  if (changed.length === 0) return <p className="lobby-soft">{none}</p>;
  return <Descriptions size="small" column={1} bordered items={changed.map((key) => ({ key, label: <code className="lobby-code">{key}</code>, children: <span className="lobby-code">{show(before[key])} → {show(after[key])}</span> }))} />;
}

function show(value: unknown): string {
  if (value === undefined || value === null) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
