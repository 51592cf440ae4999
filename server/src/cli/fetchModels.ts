import { fetchModels, type FetchProgress } from '@lobby/nlu';
import { readEnv } from '@lobby/service-kit';
import { DEFAULT_MODELS } from '../paths.ts';

/** Percent between two progress lines; a terminal is no progress bar. */
const STEP_PERCENT = 25;

/** `fetch-models`: brings the encoder's files, with progress. Missing ones are no failure: Lobby then says what that costs. */
export async function fetchModelFiles(): Promise<number> {
  const env = readEnv();
  const modelsDir = env.MODELS_DIR ?? DEFAULT_MODELS;
  const shown = new Map<string, number>();
  const onProgress = ({ model, source, receivedBytes, totalBytes }: FetchProgress): void => {
    const percent = Math.floor((receivedBytes / totalBytes) * 100 / STEP_PERCENT) * STEP_PERCENT;
    if ((shown.get(model) ?? -1) >= percent) return;
    shown.set(model, percent);
    process.stdout.write(`[lobby] encoder ${model} from ${source}: ${percent} %\n`);
  };
  const { missing } = await fetchModels({ modelsDir, onProgress, ...(env.HF_ENDPOINT ? { hubUrl: env.HF_ENDPOINT } : {}) });
  for (const { model, reasons, cost } of missing) process.stdout.write(`[lobby] could not get ${model} (${reasons.join('; ')}). What that costs: ${cost}.\n`);
  return 0;
}
