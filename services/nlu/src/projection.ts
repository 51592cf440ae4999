import type { Projection } from '@lobby/contracts';
import type { ReleaseModels } from './training/releaseModel.ts';

/** The release's classifiers, product names and cities as a projection: built aside under the release's id, swapped by whoever publishes. */
export function nluProjection(models: ReleaseModels): Projection {
  return {
    name: 'nlu',
    async build(content, progress) {
      await models.build(content, progress);
    },
    async has(releaseId) {
      return (await models.get(releaseId)) !== null;
    },
    drop: (releaseId) => models.drop(releaseId),
  };
}
