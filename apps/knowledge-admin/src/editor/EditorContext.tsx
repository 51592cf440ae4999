import type { FieldError } from '@lobby/contracts';
import { createContext, use } from 'react';
import { fieldId } from './focusField.ts';
import { getAt, type Draft } from './path.ts';

export type EditorState = { draft: Draft; errors: readonly FieldError[]; readOnly: boolean; set: (path: string, value: unknown) => void };

/** The item being edited, for every field on the page. */
export const EditorContext = createContext<EditorState | null>(null);

export function useEditor(): EditorState {
  const editor = use(EditorContext);
  if (!editor) throw new Error('useEditor stands outside the editor');
  return editor;
}

export type FieldState<T> = { value: T | undefined; set: (value: T | undefined) => void; error: string | null; disabled: boolean; id: string };

/** One field by its path. The value's type is the writer's promise; the schema judges it before saving. */
export function useField<T>(path: string): FieldState<T> {
  const { draft, errors, readOnly, set } = useEditor();
  return {
    value: getAt(draft, path) as T | undefined, set: (value) => set(path, value), disabled: readOnly, id: fieldId(path),
    error: errors.find((error) => error.path === path)?.message ?? null,
  };
}

/** The first error at a place or inside it, for a field that has no inner fields of its own on the page. */
export function useErrorWithin(path: string): string | null {
  const { errors } = useEditor();
  return errors.find((error) => error.path === path || error.path.startsWith(`${path}.`) || error.path.startsWith(`${path}[`))?.message ?? null;
}
