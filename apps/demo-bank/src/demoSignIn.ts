import { fillCustomers, read } from './demoBank.ts';
import { withLobby } from './withLobby.ts';

const KEPT = 'yunting.customer';

/**
 * Signing in to the fictional bank: the page keeps who it is, as a bank's session would, and hands the chat a way to have it signed. The signature is made by the sandbox bank's
 * server; the page itself can prove nothing.
 */
export function startDemoSignIn(box: HTMLDetailsElement): void {
  const who = box.querySelector<HTMLSelectElement>('#sign-in-who');
  const state = box.querySelector<HTMLElement>('#sign-in-state');
  if (!who || !state) return;
  const signIn = (no: string) => withLobby((lobby) => lobby.identify(async (nonce) => {
    const got = await read<{ token: string }>(`/api/v1/demo/customers/${no}/token`, { nonce });
    if (!got) throw new Error('no token');
    return got.token;
  }));
  who.addEventListener('change', () => {
    state.textContent = '';
    // Whoever was signed in before leaves first, as at a bank.
    if (sessionStorage.getItem(KEPT)) withLobby((lobby) => lobby.signOut());
    sessionStorage.setItem(KEPT, who.value);
    if (who.value) signIn(who.value);
  });
  window.addEventListener('lobby:identity', (event) => {
    if (who.value && event instanceof CustomEvent) state.textContent = (event.detail as { known: boolean }).known ? (state.dataset['known'] ?? '') : (state.dataset['unknown'] ?? '');
  });
  const kept = sessionStorage.getItem(KEPT) ?? '';
  if (kept) signIn(kept);
  box.open = kept !== '';
  const offer = async () => {
    await fillCustomers(who);
    who.value = kept;
  };
  box.addEventListener('toggle', () => void offer(), { once: true });
}
