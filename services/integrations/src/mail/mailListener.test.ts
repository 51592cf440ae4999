import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { XSS_CANARY, XSS_PAYLOADS } from '@lobby/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailListener } from './mailListener.ts';

/** As much of RFC 5321 as a sender needs; keeps envelopes and messages as they came over the line. */
const received: { to: string[]; message: string }[] = [];
let smtp: Server;
let url = '';
beforeAll(async () => {
  smtp = createServer((line) => {
    let to: string[] = [];
    let rest = '';
    let message: string | null = null;
    line.write('220 test\r\n');
    line.on('error', () => undefined);
    line.on('data', (chunk) => {
      rest += chunk.toString('utf8');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const said = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (message !== null) {
          if (said !== '.') { message += `${said}\r\n`; continue; }
          received.push({ to, message });
          [to, message] = [[], null];
          line.write('250 kept\r\n');
        } else if (/^DATA/i.test(said)) {
          message = '';
          line.write('354 go on\r\n');
        } else {
          const recipient = /^RCPT TO:<([^>]*)>/i.exec(said)?.[1];
          if (recipient) to.push(recipient);
          line.write(/^QUIT/i.test(said) ? '221 bye\r\n' : '250 ok\r\n');
        }
      }
    });
  });
  await new Promise<void>((resolve) => { smtp.listen(0, '127.0.0.1', resolve); });
  url = `smtp://127.0.0.1:${(smtp.address() as AddressInfo).port}/?ignoreTLS=true`;
});
afterAll(() => { smtp.close(); });

it('S11 a mail is one plain text to the people on duty, whatever its event holds', { timeout: 60_000 }, async () => {
  const mail = mailListener({ url, from: 'lobby@bank.example', alertsTo: 'duty@bank.example' });
  for (const [i, text] of XSS_PAYLOADS.entries()) {
    await mail.handle({ id: `evt_${i}`, type: 'handoff.requested', subject: text, at: new Date(0).toISOString(), data: { priority: 'urgent', reason: text, topic: text, ticketId: text } }, { target: null, attempt: 1, signal: new AbortController().signal });
  }
  expect(received).toHaveLength(XSS_PAYLOADS.length);
  for (const { to, message } of received) {
    const head = message.slice(0, message.indexOf('\r\n\r\n'));
    expect(to).toEqual(['duty@bank.example']);
    expect(head.match(/^content-type:.*$/gim)).toEqual([expect.stringMatching(/^content-type: text\/plain; charset=utf-8$/i)]);
    expect(head).not.toMatch(/^(bcc|cc|reply-to):/im);
    expect(head.match(/^to:/gim)).toHaveLength(1);
    expect(head.replaceAll(/=\?utf-8\?.*?\?=/gi, '')).not.toMatch(new RegExp(`<[a-z].*${XSS_CANARY}`, 'i'));
  }
});
