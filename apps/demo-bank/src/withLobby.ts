/** What the widget's loader offers on the page. */
type LobbyApi = { open: (options?: { text?: string }) => void; identify: (signFor: (nonce: string) => Promise<string>) => void; signOut: () => void };
declare global {
  interface Window {
    Lobby?: LobbyApi;
  }
}

/** Now, or when the loader has arrived. */
export function withLobby(work: (lobby: LobbyApi) => void): void {
  const run = () => window.Lobby && work(window.Lobby);
  if (window.Lobby) run();
  else window.addEventListener('lobby:ready', run, { once: true });
}
