import { openDoor, RawCustomer } from '@lobby/testkit/faults';
import { processOf } from '../processFigures.ts';
import type { FaultCase } from './faultCase.ts';

/** Room for garbage beside the body itself; a body of 50 MB that is read whole would be far above it. */
const GROWTH_LIMIT_MB = 120;

type Body = { name: string; body: string; code: string };

/** R17. Bodies from one character over the limit to 50 MB: a typed refusal, nothing stored, and the server hardly grows. */
export const hugeMessages: FaultCase = {
  id: 'R17', title: 'huge and malformed messages', smoke: 1, full: 5,
  own: false,
  run: async ({ size }, ground) => {
    const failures: string[] = [];
    let n = 0;
    const lobby = ground.lobby();
    const door = await openDoor(ground.url);
    const socket = new RawCustomer(door);
    await socket.send('settle-in', '你好');
    const before = megabytesOf(lobby.pid);
    let peak = before;
    for (let round = 0; round < size; round += 1) {
      for (const { name, body, code } of bodies(`huge-${round}`)) {
        const got = await post(`${ground.url}/api/v1/conversations/${door.conversationId}/messages`, door.visitorToken, body);
        if (got !== code) failures.push(`REST, ${name}: ${got} instead of ${code}`);
        peak = Math.max(peak, megabytesOf(lobby.pid));
        n += 1;
      }
      for (const [name, text, code] of SOCKET_TEXTS) {
        const ack = await socket.try(`sock-${round}-${n}`.padEnd(8, '_'), text, 20_000);
        const got = ack?.ok ? 'ok' : (ack?.error.code ?? 'no answer');
        if (got !== code) failures.push(`socket, ${name}: ${got} instead of ${code}`);
        n += 1;
      }
    }
    const grown = peak - before;
    if (grown > GROWTH_LIMIT_MB) failures.push(`the server grew by ${Math.round(grown)} MB`);
    if (!(await fetch(`${ground.url}/health`)).ok) failures.push('the server is not well afterwards');
    socket.close();
    return { n, unit: 'bodies', history: { acked: socket.acked, views: [] }, failures, notes: { grownMegabytes: Math.round(grown) } };
  },
};

const message = (clientId: string, text: string): string => JSON.stringify({ clientId, text });

function bodies(id: string): Body[] {
  return [
    { name: 'one character over', body: message(`${id}-a`, 'x'.repeat(4001)), code: 'too_large' },
    { name: '1.2 MB', body: message(`${id}-b`, 'x'.repeat(1_200_000)), code: 'too_large' },
    { name: '50 MB', body: message(`${id}-c`, 'x'.repeat(50_000_000)), code: 'too_large' },
    { name: 'JSON 10,000 deep', body: `{"clientId":"${id}-d","text":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, code: 'too_large' },
    { name: '100,000 combining marks', body: message(`${id}-e`, `a${'\u0301'.repeat(100_000)}`), code: 'too_large' },
    { name: '3,999 combining marks', body: message(`${id}-f`, `a${'\u0301'.repeat(3_999)}`), code: 'ok' },
    { name: 'lone surrogates', body: `{"clientId":"${id}-g","text":"\\ud800 \\udfff 你好"}`, code: 'ok' },
  ];
}

const SOCKET_TEXTS = [
  ['one character over', 'x'.repeat(4001), 'too_large'], ['70,000 characters', '长'.repeat(70_000), 'too_large'], ['60,000 combining marks', `a${'\u0301'.repeat(60_000)}`, 'too_large'], ['lone surrogates', '\ud800 你好 \udfff', 'ok'],
] as const;

/** The answer's code. A server that has heard enough may also close the line before the end of a body; then its answer is what was written first. */
async function post(url: string, token: string, body: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body }).catch((error: unknown) => String((error as { cause?: unknown }).cause ?? error));
  if (typeof answer === 'string') return answer;
  return answer.ok ? 'ok' : String(((await answer.json()) as { code: string }).code);
}

/** Where the system does not tell, nothing has grown. */
export const megabytesOf = (pid: number): number => processOf(pid)?.residentMb ?? 0;
