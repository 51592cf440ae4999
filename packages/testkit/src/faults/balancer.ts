import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Balancer = {
  url: string;
  /** Sends away whoever is not on their own server, so that they come back to it. */
  home(): void;
  close(): Promise<void>;
};

/** A way in as a load balancer gives it: to the first of `ports` that answers, so that who loses their server lands on the other. */
export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  const away = new Set<Socket>();
  const all = new Set<Socket>();
  const server = createServer((near) => {
    all.add(near);
    near.on('error', () => undefined);
    near.on('close', () => {
      all.delete(near);
      away.delete(near);
    });
    void lead(near, ports, away);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    home: () => { for (const socket of away) socket.destroy(); },
    close: async () => {
      for (const socket of all) socket.destroy();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}

async function lead(near: Socket, ports: readonly number[], away: Set<Socket>): Promise<void> {
  const { far, first } = await reach(ports);
  if (!far || near.destroyed) {
    near.destroy();
    far?.destroy();
    return;
  }
  if (!first) away.add(near);
  near.pipe(far).pipe(near);
  far.on('close', () => near.destroy());
  near.on('close', () => far.destroy());
}

async function reach(ports: readonly number[]): Promise<{ far: Socket | null; first: boolean }> {
  for (const [i, port] of ports.entries()) {
    const far = connect(port, '127.0.0.1');
    const up = await new Promise<boolean>((resolve) => {
      far.once('connect', () => resolve(true));
      far.once('error', () => resolve(false));
    });
    far.on('error', () => undefined);
    if (up) return { far, first: i === 0 };
  }
  return { far: null, first: false };
}
