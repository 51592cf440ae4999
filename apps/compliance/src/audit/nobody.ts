import { useT } from '../i18n/useT.ts';

/** Not accounts: the program itself, whoever did not say who they are, who acts at the server's machine, and the two hands that an empty record is filled by. */
const WORDS = { system: 'person.system', unknown: 'person.unknown', operator: 'person.operator', 'seed-editor': 'person.seedEditor', 'seed-approver': 'person.seedApprover' } as const;
export const NOBODY = Object.keys(WORDS);

/** How somebody without an account is called; null for an id that is none of theirs. */
export function useNobodyWord(): (id: string) => string | null {
  const t = useT();
  return (id) => (Object.hasOwn(WORDS, id) ? t(WORDS[id as keyof typeof WORDS]) : null);
}
