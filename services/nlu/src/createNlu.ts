import type { EngineStatus, NluService } from '@lobby/contracts';
import { createEncoder, type NluEncoder } from './encoder/createEncoder.ts';
import { mask } from './masking/mask.ts';
import { parse } from './pipeline/parse.ts';
import { nluProjection } from './projection.ts';
import { ReleaseModels } from './training/releaseModel.ts';

export type NluOptions = {
  /** Folder that holds (or will hold, see fetchModels) the encoder's model folders. */
  modelsDir: string;
  /** Threads inside one encoder run; 1 is right for a server (two help only when idle). */
  threads?: number;
  log?: (message: string, data?: object) => void;
  /** Where trained classifiers and vectors of release texts are kept; without it they are made again at every start. */
  cacheDir?: string;
};

/** The service, and what whoever composes it needs; `close` ends its threads. */
export type Nlu = NluService & {
  /** Resolves when no model is being trained in the background. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

/** Makes the understanding service. Returns at once; the encoder loads in its thread (`encoder.ready()`). */
export async function createNlu(options: NluOptions): Promise<Nlu> {
  const encoder = await createEncoder(options);
  const models = new ReleaseModels(encoder, options.cacheDir ?? null);
  const projection = nluProjection(models, options.log ?? (() => undefined));
  return {
    encoder,
    projection,
    idle: () => projection.idle(),
    mask,
    async parse(text, release, context) {
      const model = (await models.get(release)) ?? models.latest();
      return parse(text, { encoder, model, release }, context);
    },
    status: () => statusOf(encoder, projection.following()),
    close: () => encoder.close(),
  };
}

function statusOf(encoder: NluEncoder, following: number | null): EngineStatus {
  const problem = encoder.problem();
  if (problem === null && following === null) return { name: encoder.id, state: 'ok' };
  if (problem === null) return { name: encoder.id, state: 'degraded', detail: 'a model of words alone answers until the full one is trained', progress: following ?? 0 };
  return { name: encoder.semantic ? encoder.id : 'lexical', state: 'degraded', detail: problem };
}
