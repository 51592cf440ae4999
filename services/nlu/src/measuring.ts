// What the benches need of this room's inside; nothing that serves a customer comes in by this door.
export { createEncoder } from './encoder/createEncoder.ts';
export { oddTexts } from './evaluation/oddTexts.ts';
export { quantile } from './evaluation/metrics.ts';
export { readLines } from './evaluation/readLines.ts';
export { trainingRelease } from './evaluation/trainingRelease.ts';
export { normalise } from './normalise/normalise.ts';
export { rawScores } from './training/rawScores.ts';
export { readScores } from './training/readScores.ts';
export { trainClassifier, type Example } from './training/trainClassifier.ts';
