import type { EngineStatus } from '@lobby/contracts';
import { createModel, type TurnDeps } from '@lobby/conversation';
import type { Env, Log } from '@lobby/service-kit';

export type ModelEngine = { reworder: TurnDeps['model']; status(): EngineStatus };

/** The optional language model behind MODEL_URL. Without one the deterministic wording goes out, which is complete in itself. */
export function openModel(env: Env, log: Log): ModelEngine {
  if (!env.MODEL_URL) return { reworder: undefined, status: () => ({ name: 'model', state: 'ok', detail: 'none' }) };
  const reworder = createModel({ url: env.MODEL_URL, key: env.MODEL_KEY, name: env.MODEL_NAME, log });
  return { reworder, status: () => ({ name: 'model', state: 'ok', detail: env.MODEL_NAME }) };
}
