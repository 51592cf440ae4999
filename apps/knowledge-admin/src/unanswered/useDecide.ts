import { valueOrThrow } from '@lobby/client/staff';
import type { Problem } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { session } from '../session/session.ts';

type Decided = { changed: number };

/** Decisions about unanswered questions. Each resolves to how many changed, or null when it failed (and has been told). */
export function useDecide() {
  const cache = useQueryClient();
  const words = useStaffWords();
  const { message } = App.useApp();
  const post = async (path: string, body: object): Promise<number | null> => {
    try {
      const { changed } = valueOrThrow(await session.api.post<Decided>(`/api/v1/unanswered/${path}`, body));
      await cache.invalidateQueries({ queryKey: ['unanswered'] });
      return changed;
    } catch (error) {
      void message.error(problemText((error as { problem: Problem }).problem, words));
      return null;
    }
  };
  return {
    draft: (wish: { ids: readonly string[]; itemId: string; topic: string; title: string }) => post('draft', wish),
    dismiss: (ids: readonly string[], reason: string) => post('dismiss', { ids, reason }),
    reopen: (ids: readonly string[]) => post('reopen', { ids }),
  };
}
