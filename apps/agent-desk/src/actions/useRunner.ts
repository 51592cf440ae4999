import type { Ack, Problem } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';

type Options = {
  /** What is read anew afterwards, whether it went well or not: somebody else may have moved it. */
  renews: readonly string[];
  /** Whoever asked goes on only when all that is read again; otherwise at once. */
  waits?: boolean;
  /** A better word for a refusal than the usual one; null: the usual one. */
  explain?: (problem: Problem) => Promise<string | null>;
};

/** Runs what a person asked for, says how it went, and has what it touched read anew. True when it was done. */
export function useRunner({ renews, waits = false, explain }: Options) {
  const words = useStaffWords();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async (what: Promise<Ack<unknown>>, done: string): Promise<boolean> => {
    setBusy(true);
    const answer = await what;
    setBusy(false);
    if (answer.ok) message.success(done);
    else message.error((await explain?.(answer.error)) ?? problemText(answer.error, words));
    const renewed = cache.invalidateQueries({ predicate: ({ queryKey }) => renews.includes(String(queryKey[0])) });
    if (waits) await renewed;
    return answer.ok;
  };
  return { run, busy };
}
