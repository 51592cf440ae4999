import type { NewPassword } from '@lobby/access';
import type { Lobby } from './startLobby.ts';

/** Tells a person at the terminal what runs where. The last line is stable: checks wait for it. */
export function announce(lobby: Lobby): void {
  const lines: string[] = [];
  for (const notice of lobby.notices) lines.push('', `! ${notice}`);
  lines.push('', `Lobby is ready: ${lobby.url}/ · desk ${lobby.url}/desk · knowledge ${lobby.url}/knowledge · API ${lobby.url}/docs · health ${lobby.url}/health`, '');
  process.stdout.write(lines.join('\n'));
}

/** Shows new passwords before they count: a start that fails after this (a port that is taken, Ctrl-C, a kill) must not take the only copy with it. */
export function announcePasswords(made: readonly NewPassword[], to: NodeJS.WritableStream = process.stdout): void {
  if (made.length === 0) return;
  const lines = made.map(({ username, password, name, roles }) => `  ${username.padEnd(12)} ${password}   ${name} (${roles.join(', ')})`);
  to.write(['', 'Staff accounts were made for the demo bank. These passwords are shown once, now:', '', ...lines, ''].join('\n'));
}
