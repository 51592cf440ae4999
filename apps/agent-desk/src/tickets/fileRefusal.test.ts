import { expect, test } from 'vitest';
import { fileRefusal } from './fileRefusal.ts';

test('what the server would refuse is told before it is sent', () => {
  expect(fileRefusal({ name: '流水.PDF', size: 10 })).toBeNull();
  expect(fileRefusal({ name: 'run.exe', size: 10 })).toBe('ticket.fileType');
  expect(fileRefusal({ name: 'noending', size: 10 })).toBe('ticket.fileType');
  expect(fileRefusal({ name: 'a.png', size: 0 })).toBe('ticket.fileEmpty');
  expect(fileRefusal({ name: 'a.png', size: 10 * 1024 * 1024 + 1 })).toBe('ticket.fileTooLarge');
});
