/** What the link needs of a socket; socket.io outside, a fake one in tests. It never reconnects by itself: the link decides when. */
export type RawSocket = {
  isConnected: () => boolean;
  connect: () => void;
  disconnect: () => void;
  /** `connect`, `disconnect` (no argument), `connect_error` (a Problem when the server refused us, else undefined), or a push by its name. */
  on: (event: string, listener: (payload: unknown) => void) => void;
  /** Resolves to the ack; rejects when none came in time or the socket went away. */
  request: (event: string, payload: unknown, timeoutMs: number) => Promise<unknown>;
};

/** `auth` is asked anew for every connection, since a session may have changed. */
export type OpenSocket = (namespace: string, auth: () => Record<string, unknown>) => RawSocket;
