import type { EngineStatus } from '@lobby/contracts';
import type { TurnDeps } from '@lobby/conversation';
import type { Env } from '@lobby/service-kit';

export type ModelEngine = { reworder: TurnDeps['model']; status(): EngineStatus };

/** The optional language model behind MODEL_URL. Without one the deterministic wording goes out, which is complete in itself. */
export function openModel(_env: Env): ModelEngine {
  return { reworder: undefined, status: () => ({ name: 'model', state: 'ok', detail: 'none' }) };
}
