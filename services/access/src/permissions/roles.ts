import type { Role, Staff } from '@lobby/contracts';

/** Who somebody is; the words the sentences of every noun are made of. */
export type Person = Pick<Staff, 'roles'>;
export type Sentence = (person: Person) => boolean;

const has = (role: Role): Sentence => (person) => person.roles.includes(role);
export const isAgent = has('agent');
export const isSupervisor = has('supervisor');
export const isEditor = has('editor');
export const isApprover = has('approver');
export const isAuditor = has('auditor');
export const isAdmin = has('admin');
