import type { Projection } from '@lobby/contracts';
import type { ReleaseModels } from './training/releaseModel.ts';

export type Log = (message: string, data?: object) => void;

export type NluProjection = Projection & {
  /** Resolves when no model is being trained in the background. */
  idle(): Promise<void>;
  /** How much of the full model is made (0–1) while one of words alone serves in its place; null otherwise. */
  following(): number | null;
};

/** Percent between two progress lines in the log. */
const STEP = 10;

/**
 * The release's classifiers, product names and cities as a projection: built aside under the release's id, swapped by whoever publishes. On the very first
 * start nothing serves yet and vectors take a while, so a model of words alone is served at once and the full one replaces it when it is ready.
 */
export function nluProjection(models: ReleaseModels, log: Log): NluProjection {
  let following: Promise<void> = Promise.resolve();
  let reached: number | null = null;
  const finishLater = (content: Parameters<Projection['build']>[0]): void => {
    let shown = -1;
    reached = 0;
    const progress = (done: number, note?: string): void => {
      reached = done;
      const step = Math.floor((done * 100) / STEP) * STEP;
      if (step > shown) log(`understanding is being trained: ${(shown = step)} %`, { note });
    };
    following = following.then(() => models.build(content, progress)).then(() => log('understanding is trained: the full model serves now'), () => log('understanding could not be trained; the model of words alone keeps serving'))
      .finally(() => { reached = null; });
  };
  return {
    name: 'nlu',
    async build(content, progress) {
      const quick = models.latest() === null && !(await models.isTrained(content));
      await models.build(content, progress, quick);
      if (quick) finishLater(content);
    },
    async has(releaseId) {
      return (await models.get(releaseId)) !== null;
    },
    drop: (releaseId) => models.drop(releaseId),
    idle: () => following,
    following: () => reached,
  };
}
