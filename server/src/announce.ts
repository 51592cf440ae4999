import type { Lobby } from './startLobby.ts';

/** Tells a person at the terminal what runs where. The last line is stable: checks wait for it. */
export function announce(lobby: Lobby): void {
  const lines: string[] = [];
  if (lobby.newPasswords.length > 0) {
    lines.push('', 'Staff accounts were made for the demo bank. These passwords are shown once, now:', '');
    for (const { username, password, name, roles } of lobby.newPasswords) lines.push(`  ${username.padEnd(12)} ${password}   ${name} (${roles.join(', ')})`);
  }
  for (const notice of lobby.notices) lines.push('', `! ${notice}`);
  lines.push('', `Lobby is ready: ${lobby.url}/ · desk ${lobby.url}/desk · knowledge ${lobby.url}/knowledge · API ${lobby.url}/docs · health ${lobby.url}/health`, '');
  process.stdout.write(lines.join('\n'));
}
