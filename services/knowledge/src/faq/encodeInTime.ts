import type { Encoder, Language } from '@lobby/contracts';
import { afterWorking } from '@lobby/service-kit';

/** A query's vector later than this is done without. */
const ENCODE_BUDGET_MS = 300;

/** The query's vector, or null where there is no encoder, or it is late or fails: words alone answer then. */
export async function encodeInTime(encoder: Encoder, text: string, language: Language): Promise<Float32Array | null> {
  if (!encoder.semantic) return null;
  let callOff = (): void => undefined;
  const late = new Promise<null>((resolve) => { callOff = afterWorking(ENCODE_BUDGET_MS, () => resolve(null)); });
  try {
    return await Promise.race([encoder.encode(text, language).catch(() => null), late]);
  } finally {
    callOff();
  }
}
