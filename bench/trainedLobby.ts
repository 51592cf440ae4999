import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';

const LIMIT_MS = 600_000;

/**
 * A new server whose understanding is fully trained. A fresh one trains for the better part of a minute in the background and would be measured doing that;
 * `bench cold-start` is where a fresh start is measured. Rejects after ten minutes, or when the server goes away.
 */
export async function trainedLobby(options: Parameters<typeof spawnLobby>[0] = {}): Promise<SpawnedLobby> {
  const lobby = await spawnLobby(options);
  try {
    const until = performance.now() + LIMIT_MS;
    while (await isTraining(lobby.url)) {
      if (performance.now() > until) throw new Error('understanding was not trained within ten minutes');
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
    return lobby;
  } catch (error) {
    await lobby.dispose();
    throw error;
  }
}

async function isTraining(url: string): Promise<boolean> {
  const { engines } = (await (await fetch(`${url}/health`)).json()) as { engines: { encoder: { progress?: number } } };
  return engines.encoder.progress !== undefined;
}
