import type { ConversationClient } from '@lobby/client';
import type { ToPanel } from '../bridge/messages.ts';
import { draft } from './composer/draft.ts';
import type { Host } from './host.ts';

/**
 * Brings the bank's word about the customer to the server. A token is asked for when there is a conversation, or the customer looks at the panel, so that pages where nobody
 * talks open none; and again when another conversation begins.
 */
export function connectIdentity(host: Host, client: ConversationClient): { take: (message: ToPanel) => void } {
  let wanted = false;
  let opening = false;
  /** The conversation a token was asked for. */
  let asked: string | null = null;

  const ask = async () => {
    const { conversationId } = client.getSnapshot();
    const there = conversationId === null ? host.state.getSnapshot().open : conversationId !== asked;
    if (!wanted || opening || !there) return;
    opening = true;
    const opened = await client.open();
    opening = false;
    if (!opened.ok || !wanted || asked === opened.value) return;
    asked = opened.value;
    host.tell({ lobby: 'nonce', nonce: asked });
  };
  const prove = async (nonce: string, token: string) => {
    if (!wanted || nonce !== asked) return;
    const answer = await client.identify(token);
    // This browser's conversation is another customer's: they left without signing out.
    if (!answer.ok && answer.error.code === 'conflict') return void leave().then(ask);
    host.tell({ lobby: 'identity', known: answer.ok });
  };
  const leave = async () => {
    asked = null;
    draft.set('');
    await client.signOut();
  };
  const signOut = async () => {
    wanted = false;
    await leave();
    // The next customer may have signed in meanwhile.
    if (!wanted) host.tell({ lobby: 'identity', known: false });
  };
  client.subscribe(() => void ask());
  host.state.subscribe(() => void ask());
  return {
    take: (message) => {
      if (message.lobby === 'identify') {
        wanted = true;
        asked = null;
        void ask();
      }
      if (message.lobby === 'token') void prove(message.nonce, message.token);
      if (message.lobby === 'sign_out') void signOut();
    },
  };
}
