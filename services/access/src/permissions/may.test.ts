import { PERMISSIONS, ROLES, type Role } from '@lobby/contracts';
import { expect, it } from 'vitest';
import { may, permissionsOf } from './may.ts';

const person = (...roles: Role[]) => ({ roles });

it('gives each role what it needs and no more', () => {
  expect(Object.fromEntries(ROLES.map((role) => [role, permissionsOf(person(role))]))).toMatchInlineSnapshot(`
    {
      "admin": [
        "queue.read",
        "queue.manage",
        "privacy.read",
        "privacy.decide",
        "staff.read",
        "staff.manage",
        "system.read",
        "system.manage",
      ],
      "agent": [
        "conversation.read",
        "conversation.reply",
        "conversation.accept",
        "conversation.transfer",
        "ticket.read",
        "ticket.update",
        "queue.read",
        "customer.read",
        "customer.reveal",
        "item.read",
      ],
      "approver": [
        "item.read",
        "item.approve",
        "release.read",
        "release.publish",
        "trace.read",
      ],
      "auditor": [
        "ticket.read",
        "item.read",
        "release.read",
        "trace.read",
        "privacy.read",
        "staff.read",
        "audit.read",
        "system.read",
      ],
      "editor": [
        "item.read",
        "item.edit",
        "item.submit",
        "release.read",
        "trace.read",
      ],
      "supervisor": [
        "conversation.read",
        "conversation.reply",
        "conversation.accept",
        "conversation.transfer",
        "conversation.takeover",
        "ticket.read",
        "ticket.update",
        "queue.read",
        "queue.manage",
        "customer.read",
        "customer.reveal",
        "item.read",
        "release.read",
        "trace.read",
        "privacy.read",
        "privacy.request",
        "staff.read",
        "system.read",
      ],
    }
  `);
});

it('C3 an admin cannot read the audit, not even as an auditor', () => {
  expect(may(person('admin'), 'audit.read')).toBe(false);
  expect(may(person('admin', 'auditor'), 'audit.read')).toBe(false);
});

it('C3 an auditor changes nothing, whatever else they are', () => {
  for (const permission of PERMISSIONS.filter((p) => !p.endsWith('.read'))) expect(may(person(...ROLES), permission)).toBe(false);
});

it('gives nothing to somebody without a role', () => {
  expect(permissionsOf(person())).toEqual([]);
});
