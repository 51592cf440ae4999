import type { AccessService, Permission, Staff } from '@lobby/contracts';

type FakeAccess = Pick<AccessService, 'staffFromHeaders' | 'may' | 'audit'> & { staff: Map<string, Staff>; audited: string[] };

const AGENT: Permission[] = ['conversation.read', 'conversation.reply', 'conversation.accept', 'conversation.transfer', 'ticket.read'];
const RIGHTS: Record<Staff['roles'][number], Permission[]> = {
  agent: AGENT, supervisor: [...AGENT, 'conversation.takeover', 'trace.read'], editor: ['item.read', 'trace.read'], approver: [], auditor: [], admin: [],
};

/** Staff whose cookie is `s=<id>`. */
export function fakeAccess(...members: Staff[]): FakeAccess {
  const staff = new Map(members.map((m) => [m.id, m]));
  const audited: string[] = [];
  return {
    staff, audited,
    staffFromHeaders: async (headers) => staff.get(/(?:^|; )s=([a-z0-9]+)/.exec(String(headers.cookie ?? ''))?.[1] ?? '') ?? null,
    may: (who, permission) => who.roles.some((role) => RIGHTS[role].includes(permission)),
    audit: async (_tx, { action, subject }) => { audited.push(`${action} ${subject}`); },
  };
}

export function member(id: string, over: Partial<Staff> = {}): Staff {
  return { id, name: `坐席 ${id}`, username: id, roles: ['agent'], skills: ['general'], languages: ['zh'], team: 'a', sessionId: `session-${id}`, ...over };
}
