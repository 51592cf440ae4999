import { Alert, Input } from 'antd';
import { useState } from 'react';
import { parse, stringify } from 'yaml';
import { useT } from '../i18n/useT.ts';
import { useEditor } from './EditorContext.tsx';
import type { Draft } from './path.ts';
import { inReadingOrder } from './readingOrder.ts';

/** The whole item as YAML. What cannot be read stays in the box with its fault and never reaches the item; what can is checked field by field. */
export default function SourceEditor({ onReplace }: { onReplace: (draft: Draft) => void }) {
  const t = useT();
  const { draft, readOnly } = useEditor();
  const [typed, setTyped] = useState(() => ({ text: toYaml(draft), of: draft }));
  const [fault, setFault] = useState<string | null>(null);
  const text = typed.of === draft || fault ? typed.text : toYaml(draft);
  const change = (next: string): void => {
    const read = readYaml(next);
    setFault(read.ok ? null : read.fault);
    setTyped({ text: next, of: read.ok ? read.draft : draft });
    if (read.ok) onReplace(read.draft);
  };
  return (
    <div className="source">
      <p className="lobby-soft">{t('edit.sourceHint')}</p>
      <Input.TextArea className="source-text" aria-label={t('edit.source')} value={text} disabled={readOnly} spellCheck={false} autoSize={{ minRows: 16, maxRows: 40 }} status={fault ? 'error' : ''} onChange={(event) => change(event.target.value)} />
      {fault ? <Alert type="error" role="alert" title={t('edit.sourceBroken', { message: fault })} /> : null}
    </div>
  );
}

const toYaml = (draft: Draft): string => stringify(inReadingOrder(draft), { lineWidth: 120 });

function readYaml(text: string): { ok: true; draft: Draft } | { ok: false; fault: string } {
  try {
    const value: unknown = parse(text, { maxAliasCount: 0 });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, fault: '{ … }' };
    return { ok: true, draft: value as Draft };
  } catch (error) {
    return { ok: false, fault: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}
