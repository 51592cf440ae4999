import { io, type Socket } from 'socket.io-client';

type Entry = { seq: number; type: string; clientId?: string };
type Ack = { ok: boolean; value?: { seq: number }; error?: { code: string } };

/** One simulated customer on the real socket door. */
export type BenchCustomer = {
  conversationId: string;
  /** Sends and resolves with the milliseconds until the durable ack. */
  send(text: string): Promise<number>;
  /** Sends and resolves with the milliseconds until the bot's answer stands on the customer's side. */
  ask(text: string): Promise<number>;
  /** Asks the socket for anything else; rejects when it refuses or stays silent. */
  request(event: string, payload: object): Promise<void>;
  close(): void;
};

let minted = 0;

/** Opens a conversation over REST and connects its socket. */
export async function connectCustomer(url: string): Promise<BenchCustomer> {
  const opened = await fetch(`${url}/api/v1/conversations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"channel":"web"}' });
  if (!opened.ok) throw new Error(`opening a conversation failed: ${opened.status}`);
  const { conversationId, visitorToken } = (await opened.json()) as { conversationId: string; visitorToken: string };
  const socket: Socket = io(`${url}/customer`, { auth: { conversationId, visitorToken, protocol: 1 }, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => { socket.once('connect', resolve); socket.once('connect_error', reject); });
  const waiting: ((entry: Entry) => void)[] = [];
  socket.on('entry', (entry: Entry) => { if (entry.type === 'bot.replied' || entry.type === 'queued') waiting.shift()?.(entry); });
  const send = async (text: string): Promise<number> => {
    const began = performance.now();
    minted += 1;
    const ack = (await socket.timeout(30_000).emitWithAck('message.send', { clientId: `bench-${process.pid}-${minted}`, text })) as Ack;
    if (!ack.ok) throw new Error(`send refused: ${ack.error?.code ?? 'unknown'}`);
    return performance.now() - began;
  };
  return {
    conversationId,
    send,
    ask: async (text) => {
      const began = performance.now();
      const answered = new Promise<void>((resolve) => { waiting.push(() => resolve()); });
      await send(text);
      await answered;
      return performance.now() - began;
    },
    request: async (event, payload) => {
      const ack = (await socket.timeout(30_000).emitWithAck(event, payload)) as Ack;
      if (!ack.ok) throw new Error(`${event} refused: ${ack.error?.code ?? 'unknown'}`);
    },
    close: () => { socket.close(); },
  };
}

/** What bench customers ask: in scope, answered from graph, rules and FAQ. */
export const QUESTIONS = ['白金卡年费多少', '三年定期利率多少', '怎么修改预留手机号', '转账多久到账', '大额存单起存多少', '理财保本吗', '忘记登录密码了', '网点周末上班吗', 'how do I activate my new card', '积分会过期吗'] as const;
export const questionAt = (i: number): string => QUESTIONS[i % QUESTIONS.length] ?? QUESTIONS[0];
