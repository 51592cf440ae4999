import type { ToLoader, ToPanel } from '../bridge/messages.ts';

/** Gives a token that the bank signed for its customer and this nonce; asked for again whenever another conversation begins. */
export type SignFor = (nonce: string) => Promise<string>;

/**
 * The customer who is signed in on the bank's page, as far as the widget knows. The page hands over a way to get a token and nothing else; the panel asks for one when there is a
 * conversation it could be for. Whether the customer was recognised is told by `lobby:identity` on window.
 */
export function createIdentity(tell: (message: ToPanel) => void) {
  let signFor: SignFor | null = null;
  const say = (known: boolean) => window.dispatchEvent(new CustomEvent('lobby:identity', { detail: { known } }));
  return {
    use: (next: SignFor | null) => {
      signFor = next;
    },
    /** The panel is there: whether somebody is signed in is the first thing it learns. */
    announce: () => {
      if (signFor) tell({ lobby: 'identify' });
    },
    take: async (message: ToLoader) => {
      if (message.lobby === 'identity') say(message.known);
      if (message.lobby !== 'nonce' || !signFor) return;
      const asked = signFor;
      const token = await asked(message.nonce).catch(() => null);
      // Signed out, or somebody else by now: the answer came too late.
      if (asked !== signFor) return;
      if (typeof token === 'string') tell({ lobby: 'token', nonce: message.nonce, token });
      else say(false);
    },
  };
}
