import type { Ack, Deferral, Deferred, Identified, SentMessage, TimelinePage } from '@lobby/contracts';
import type { Api } from '../api/createApi.ts';
import type { Link } from '../link/createLink.ts';
import type { Outgoing } from '../outbox/outbox.ts';
import { noAnswer, refusal } from '../problem.ts';
import type { Session } from './session.ts';

/** Failed connections before REST takes over for the time being. */
export const FALLBACK_AFTER_FAILURES = 2;

export type CustomerWire = {
  fetchPage: (session: Session, after: number) => Promise<Ack<TimelinePage>>;
  post: (session: Session, message: Outgoing) => Promise<Ack<SentMessage>>;
  giveFeedback: (session: Session, feedback: { clientId: string; seq: number; helpful: boolean }) => Promise<Ack<SentMessage>>;
  rate: (session: Session, rating: Rating) => Promise<Ack<SentMessage>>;
  withdraw: (session: Session, wish: { clientId: string }) => Promise<Ack<null>>;
  defer: (session: Session, wish: Deferral) => Promise<Ack<Deferred>>;
  identify: (session: Session, token: string) => Promise<Ack<Identified>>;
  /** Of a session that may be gone here already. */
  signOut: (session: Session) => Promise<Ack<null>>;
};
type Rating = { clientId: string; score: number; comment?: string };

/** Reads and sends over the socket; over REST when the socket cannot be had (a proxy without WebSocket). Ids make it no matter which one it was. */
export function createCustomerWire(link: Link, api: Api): CustomerWire {
  const restTakesOver = () => {
    const { failures, refused } = link.getSnapshot();
    return failures >= FALLBACK_AFTER_FAILURES || refused !== null;
  };
  const online = () => link.getSnapshot().status === 'online';
  const ask = async <T>(session: Session, event: string, what: string, body: object): Promise<Ack<T>> => {
    if (online()) return link.request<T>(event, body);
    return restTakesOver() ? api.post<T>(pathOf(session, what), body) : refusal(noAnswer());
  };
  return {
    fetchPage: async (session, after) => {
      if (online()) return link.request<TimelinePage>('timeline.sync', { after });
      return restTakesOver() ? api.get<TimelinePage>(pathOf(session, 'timeline'), { query: { after } }) : refusal(noAnswer());
    },
    post: (session, { clientId, text, option }) => ask(session, 'message.send', 'messages', { clientId, text, ...(option ? { option } : {}) }),
    giveFeedback: (session, feedback) => ask(session, 'feedback', 'feedback', feedback),
    rate: (session, rating) => ask(session, 'rate', 'rating', rating),
    defer: (session, wish) => ask(session, 'handoff.defer', 'handoff/defer', wish),
    identify: (session, token) => api.post(pathOf(session, 'identify'), { token }),
    signOut: (session) => api.post(pathOf(session, 'sign-out'), {}, { headers: { authorization: `Bearer ${session.visitorToken}` } }),
    withdraw: (session, wish) => ask(session, 'handoff.withdraw', 'handoff/withdraw', wish),
  };
}

const pathOf = (session: Session, what: string) => `/api/v1/conversations/${session.conversationId}/${what}`;
