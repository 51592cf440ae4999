import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openBrowser, openGround, openTab, untilTrue } from '@lobby/testkit/faults';
import { questionAt } from '../customers.ts';
import { ackedOf } from './ackedOf.ts';
import type { FaultCase } from './faultCase.ts';

/** How a language model can fail: each answers one request so. */
const FAILURES: Readonly<Record<string, (answer: ServerResponse) => void>> = {
  hangs: () => undefined,
  'refuses (429)': (a) => void a.writeHead(429, { 'content-type': 'application/json' }).end('{"error":{"message":"slow down"}}'),
  'answers HTML': (a) => void a.writeHead(200, { 'content-type': 'text/html' }).end('<html>gateway</html>'),
  'hangs in mid-stream': (a) => void a.writeHead(200, { 'content-type': 'text/event-stream' }).write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { role: 'assistant', content: '您的年费是 9999 元' } }] })}\n\n`),
  'answers 10 MB': (a) => void a.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { role: 'assistant', content: '好'.repeat(3_500_000) } }] })}\n\ndata: [DONE]\n\n`),
  'breaks off': (a) => a.destroy(),
};

/** A conversation that goes on for 40 turns is handed to a person, and the bot then says nothing more. */
const TURNS_OF_A_CUSTOMER = 30;

/** R13. The model hangs, refuses, breaks off or answers rubbish: the customer gets the deterministic answer, once, and never a piece of the model's. */
export const brokenModel: FaultCase = {
  id: 'R13', title: 'a language model that fails in six ways', smoke: 6, full: 60,
  own: true,
  run: async ({ size }) => {
    const ways = Object.entries(FAILURES);
    let way = 0;
    const stub = createServer((_request, answer) => ways[way % ways.length]?.[1](answer));
    await new Promise<void>((resolve) => { stub.listen(0, '127.0.0.1', resolve); });
    const ground = await openGround({ env: { MODEL_URL: `http://127.0.0.1:${(stub.address() as AddressInfo).port}/v1` } });
    const failures: string[] = [];
    const tabs = Array.from({ length: Math.ceil(size / TURNS_OF_A_CUSTOMER) }, () => openTab(ground.url, openBrowser()));
    let slowest = 0;
    try {
      await ground.start();
      for (; way < size; way += 1) {
        const [name = ''] = ways[way % ways.length] ?? [];
        const tab = tabs[Math.floor(way / TURNS_OF_A_CUSTOMER)];
        if (!tab) break;
        const before = replies(tab).length;
        const began = performance.now();
        tab.client.send(`0-${way} ${questionAt(way)}`);
        await untilTrue(`an answer although the model ${name}`, () => replies(tab).length > before, 30_000);
        slowest = Math.max(slowest, performance.now() - began);
        if (replies(tab).some((text) => text.includes('9999') || text.length > 4_000 || text.includes('<html'))) failures.push(`a model that ${name} was heard by the customer`);
      }
      tabs.forEach((tab) => tab.stop());
      return { n: size, unit: 'answers', history: { acked: tabs.flatMap((tab) => ackedOf(tab)), views: [] }, stored: await ground.settle(), failures, notes: { slowestAnswerMs: Math.round(slowest) } };
    } finally {
      tabs.forEach((tab) => tab.stop());
      stub.closeAllConnections();
      stub.close();
      await ground.close();
    }
  },
};

function replies(tab: ReturnType<typeof openTab>): string[] {
  return tab.client.getSnapshot().items.flatMap(({ entry }) => (entry.type === 'bot.replied' ? [entry.text ?? ''] : []));
}
