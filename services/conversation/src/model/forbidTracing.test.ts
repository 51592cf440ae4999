import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RunnableLambda } from '@langchain/core/runnables';
import { afterEach, expect, it, vi } from 'vitest';
import { forbidTracing } from './forbidTracing.ts';

afterEach(() => { vi.unstubAllEnvs(); });

const PATIENCE_MS = 2000;

it('LLM02 no text of a turn goes to the maker of a library, even where the environment asks for it', async () => {
  let requests = 0;
  const server = createServer((_, response) => { requests += 1; response.end('{}'); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  vi.stubEnv('LANGSMITH_TRACING', 'true');
  vi.stubEnv('LANGSMITH_API_KEY', 'key');
  vi.stubEnv('LANGSMITH_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const turn = RunnableLambda.from((text: string) => text.length);
  expect(forbidTracing(process.env)).toEqual(['LANGSMITH_TRACING']);
  await turn.invoke('我的卡丢了');
  await new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS); });
  expect(requests).toBe(0);
  // The same turn is told as soon as nobody forbids it: the test would see it.
  process.env['LANGSMITH_TRACING'] = 'true';
  await turn.invoke('我的卡丢了');
  await vi.waitFor(() => expect(requests).toBeGreaterThan(0), PATIENCE_MS * 2);
  await new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
});
