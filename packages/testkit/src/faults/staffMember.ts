import { io, type Socket } from 'socket.io-client';

type Answer = { status: number; body: Record<string, unknown> };

/** A signed-in member of staff on the real doors. */
export type StaffMember = {
  id: string; username: string; cookie: string;
  post(path: string, body?: unknown): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** A socket of the desk, as its page opens it. */
  socket(): Socket;
};

/** Signs in with the password the first start printed. @throws when the door refuses */
export async function signIn(url: string, username: string, password: string | undefined): Promise<StaffMember> {
  const answer = await fetch(`${url}/api/v1/desk/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
  if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  const { staff, csrfToken } = (await answer.json()) as { staff: { id: string }; csrfToken: string };
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1${path}`, { method, headers: { cookie, 'x-lobby-csrf': csrfToken, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  return {
    id: staff.id, username, cookie, post: (path, body = {}) => call('POST', path, body), get: (path) => call('GET', path),
    socket: () => io(`${url}/desk`, { extraHeaders: { cookie, origin: url }, transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 500 }),
  };
}
