import { ErrorState, LoadingState } from '@lobby/ui/staff';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { today } from '../items/standing.ts';
import { useMe } from '../session/session.ts';
import { ItemEditor } from './ItemEditor.tsx';
import { freshItem } from './freshItem.ts';
import type { Draft } from './path.ts';
import { useItemEditor } from './useItemEditor.ts';

/** One item: form or source at the left, what it means at the right. */
export function Component() {
  const { id = '' } = useParams();
  return <Loaded key={id} id={id} />;
}

function Loaded({ id }: { id: string }) {
  const [params] = useSearchParams();
  const team = useMe().staff.team;
  const [fresh] = useState<Draft | null>(() => (params.has('new') ? freshItem(id, team, today(), seedOf(params)) : null));
  const editor = useItemEditor(id, fresh);
  if (editor.failed) return <ErrorState problem={editor.failed} onRetry={() => void editor.query.refetch()} />;
  if (!editor.ready) return <LoadingState />;
  return <ItemEditor id={id} editor={editor} />;
}

function seedOf(params: URLSearchParams): { phrasing?: string; topic?: string; language?: string } {
  return Object.fromEntries(['phrasing', 'topic', 'language'].flatMap((name) => { const value = params.get(name); return value ? [[name, value]] : []; }));
}
