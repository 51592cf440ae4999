import type { Encoder } from '@lobby/contracts';
import type { ReleaseModel } from '../training/releaseModel.ts';

/** What reading a text needs; without a model (a release that is still being trained) there are no topics. */
export type ParseDeps = { encoder: Encoder; model: ReleaseModel | null; release: string };
