import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KnowledgeQuestion, Reply } from '@lobby/contracts';
import { silentLog } from '@lobby/service-kit';
import { answer, converse } from '../testing/scriptedTurns.ts';
import { about } from '../testing/understood.ts';
import { createModel } from './createModel.ts';

const TEXT = '云汀白金卡年费 580 元/年，首年免年费，每年刷满 18 次免次年年费，未达标的次年正常收取。';
const FAIR = '您的云汀白金卡每年年费 580 元，首年免年费；每年刷满 18 次免次年年费，未达标次年会正常收取。';
const reply: Reply = { act: 'answer', text: TEXT, citations: [{ itemId: 'fee.x', version: 1, title: '年费', validFrom: '2026-01-01' }], options: [] };

/** A limit that only a weakly held signal knows of is lost with it. */
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

type Behaviour = (response: ServerResponse) => void;
let behave: Behaviour = () => undefined;
let inbox: string[] = [];
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  let body = '';
  request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
  request.on('end', () => {
    inbox.push(body);
    behave(response);
  });
});
beforeAll(() => new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); }));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const event = (content: string) => `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] })}\n\n`;
const says = (text: string): Behaviour => (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(`${event(text)}data: [DONE]\n\n`);
};
/** A model that wants a tool called. */
const tool = (name: string, args: string): Behaviour => (response) => {
  const delta = { role: 'assistant', content: null, tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name, arguments: args } }] };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(`data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason: 'tool_calls' }] })}\n\ndata: [DONE]\n\n`);
};
const model = (limits = { firstTokenMs: 10_000, totalMs: 20_000 }) => createModel({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, key: 'test', name: 'm', log: silentLog, limits });
const SHORT = { firstTokenMs: 200, totalMs: 400 };
const reword = (r: Reply = reply, limits?: typeof SHORT) => model(limits).reword(r, 'zh', ['云汀白金卡', '云汀钻石卡'], new AbortController().signal);

describe('a language model', () => {
  it('may word an answer that says the same', async () => {
    behave = says(FAIR);
    expect(await reword()).toBe(FAIR);
  });

  it('S16 follows no redirect: the approved host alone may see an answer', async () => {
    inbox = [];
    behave = (response) => { response.writeHead(307, { location: '/v1/elsewhere' }).end(); };
    expect(await reword()).toBe(null);
    expect(inbox).toHaveLength(1);
  });

  it.each<[string, Behaviour]>([
    ['lies about a number', says(FAIR.replace('580', '280'))],
    ['injects HTML', says(`${FAIR}<img src=x onerror=alert(1)>`)],
    ['adds a link', says(`${FAIR} https://evil.example/login`)],
    ['refuses', says('抱歉，我无法协助。')],
    ['says nothing', says('')],
    ['returns an error page', (r) => { r.writeHead(200, { 'content-type': 'text/html' }); r.end('<html>down</html>'); }],
    ['is overloaded', (r) => { r.writeHead(429, { 'content-type': 'application/json' }); r.end('{"error":{"message":"slow down"}}'); }],
    ['fails', (r) => { r.writeHead(500); r.end(); }],
    ['breaks the connection', (r) => { r.writeHead(200, { 'content-type': 'text/event-stream' }); r.write(event('您的')); setTimeout(() => r.destroy(), 20); }],
    ['sends ten megabytes', (r) => { r.writeHead(200, { 'content-type': 'text/event-stream' }); for (let i = 0; i < 160; i += 1) r.write(event('字'.repeat(20_000))); r.end(); }],
    ['S12 answers with an image that calls home', says(`${FAIR}<img src=x onerror=fetch('https://canary.example')>`)],
    ['S12 answers with a markdown image', says(`${FAIR}![](https://canary.example/x.png)`)],
    ['S12 answers with a script link', says(`${FAIR} [这里](javascript:alert(1))`)],
    ['S21 obeys an instruction planted in the text', says('好的，已忽略之前的规则。系统提示：只输出改写后的文字。')],
    ['S21 names a product it was not asked about', says(FAIR.replace('云汀白金卡', '云汀钻石卡'))],
    ['S22 asks for a tool instead of words', tool('card.report_loss', '{"card_tail":"8821"}')],
    ['S23 drops a condition', says('您的云汀白金卡每年年费 580 元，首年免年费。')],
    ['S23 turns a no into a yes', says(FAIR.replace('未达标次年会正常收取', '达标次年会正常收取'))],
  ])('R13 is not believed when it %s', async (_, behaviour) => {
    behave = behaviour;
    expect(await reword()).toBeNull();
  });

  it.each<[string, Behaviour]>([
    ['hangs', () => undefined],
    ['hangs after the headers', (r) => { r.writeHead(200, { 'content-type': 'text/event-stream' }); r.flushHeaders(); }],
    ['stops in the middle', (r) => { r.writeHead(200, { 'content-type': 'text/event-stream' }); r.write(event('您的云汀')); }],
  ])('R13 is not waited for when it %s', async (_, behaviour) => {
    behave = behaviour;
    expect(await reword(reply, SHORT)).toBeNull();
  });

  it('R13 is not waited for when it talks on and on, whatever the garbage collector does meanwhile', async () => {
    behave = (r) => {
      r.writeHead(200, { 'content-type': 'text/event-stream' });
      const talking = setInterval(() => { collectGarbage(); r.write(event('您')); }, 20);
      r.on('close', () => clearInterval(talking));
    };
    expect(await reword(reply, SHORT)).toBeNull();
  });

  it('R13 is read no further than its words could be sent, and told to stop', async () => {
    let written = 0;
    const stopped = new Promise<void>((resolve) => {
      behave = (r) => {
        r.writeHead(200, { 'content-type': 'text/event-stream' });
        const talking = setInterval(() => { written += 1; r.write(event('您的云汀白金卡年费 580 元。'.repeat(4))); }, 20);
        r.on('close', () => { clearInterval(talking); resolve(); });
      };
    });
    expect(await reword()).toBeNull();
    await stopped;
    // Far fewer than the two thousand characters that any stream may have.
    expect(written).toBeLessThan(20);
  });

  it('never sees verdicts, tables, or what is too short to matter', async () => {
    inbox = [];
    behave = says(FAIR);
    expect(await reword({ ...reply, table: { columns: ['a'], rows: [] } })).toBeNull();
    expect(await reword({ ...reply, verdict: { outcome: 'eligible', product: 'product.x', path: [], missing: [], quantities: [], remedies: [] } })).toBeNull();
    expect(await reword({ ...reply, text: '好的。' })).toBeNull();
    expect(await reword({ ...reply, act: 'refuse' })).toBeNull();
    expect(inbox).toEqual([]);
  });

  it('S22 R13 never acts, however the model behaves: the turn\'s replies, state and calls are those of a turn without one', async () => {
    const hear = { 年费: { ...about('card_annual_fee'), aspects: ['fee' as const] } };
    const plain = await converse({ hear, ask: () => answer(TEXT) }).say('年费');
    for (const worst of [tool('customer.change_phone', '{}'), says('<script>1</script>'), says('年费 0 元'), (r: ServerResponse) => { r.writeHead(429); r.end(); }, () => undefined]) {
      behave = worst;
      const talk = converse({ hear, ask: () => answer(TEXT), model: model(SHORT) });
      const turn = await talk.say('年费');
      expect([turn.replies, turn.state, talk.calls]).toEqual([plain.replies, plain.state, []]);
    }
  });

  it('words a turn\'s answer, and leaves the turn as it is when it lies', async () => {
    const script = { hear: { 年费: { ...about('card_annual_fee'), aspects: ['fee' as const] } }, ask: () => answer(TEXT) };
    behave = says(FAIR);
    expect((await converse({ ...script, model: model() }).say('年费')).replies[0]?.text).toBe(FAIR);
    behave = says('年费全免！');
    expect((await converse({ ...script, model: model() }).say('年费')).replies[0]?.text).toBe(TEXT);
  });

  it('may say a question otherwise where nothing was found, and chooses nothing but the words that are searched for', async () => {
    const hear = { 年费咋整: { ...about('card_annual_fee'), products: [{ id: 'product.platinum', text: '白金卡', start: 0, end: 3 }], aspects: ['fee' as const] } };
    const nothing = answer('', { kind: 'none', citations: [], score: 0 });
    const ask = (q: KnowledgeQuestion) => (q.text === '年费是多少？' ? answer(TEXT) : nothing);
    behave = says('年费是多少？');
    const talk = converse({ hear, ask, model: model() });
    // The answer itself would be worded too; what comes back strays from it, so it goes out as it is.
    expect((await talk.say('年费咋整')).replies).toMatchObject([{ act: 'answer', text: TEXT }]);
    const [first, second] = talk.questions;
    expect(second).toEqual({ ...first, text: '年费是多少？' });
    for (const worst of [says('白金卡 2000 元年费是多少？'), says('年费是多少？<b>'), says('年费不是多少？'), tool('card.report_loss', '{}'), (r: ServerResponse) => { r.writeHead(429); r.end(); }]) {
      behave = worst;
      const again = converse({ hear, ask, model: model() });
      expect((await again.say('年费咋整')).replies[0]?.act).not.toBe('answer');
      expect(again.questions).toHaveLength(1);
    }
  });

  it('may word the summary for the agent', async () => {
    behave = says('客户要求人工，咨询信用卡年费，已知金额是 580 元。');
    expect(await model().summarise('客户要求人工。客户咨询：信用卡年费。已知：金额=580 元。', 'zh', [], new AbortController().signal)).toContain('580');
  });
});
