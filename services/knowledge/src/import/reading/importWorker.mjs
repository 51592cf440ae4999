// The reading thread of one upload. Plain JavaScript, because it is loaded as it stands: from the sources under Vitest, and next to the bundle in production.
// Everything that touches a stranger's bytes happens here, under a memory limit and a deadline that the caller keeps; what goes back is text.
import { parentPort, workerData } from 'node:worker_threads';
import { readUpload } from './readUpload.mjs';

/** @type {import('./readInThread.ts').ThreadWish} */
const wish = workerData;
parentPort?.postMessage(await readUpload(wish));
