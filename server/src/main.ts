import { followSignals } from './followSignals.ts';

/**
 * The program. The signals are listened to before anything heavy is loaded, so that a stop during the start is as clean as one later; the house is
 * loaded after that.
 */
let serving = false;
const stop = followSignals(process, () => (serving ? 'serving' : 'starting'));
const { serve } = await import('./serve.ts');
process.exit(await serve(stop, () => { serving = true; }));
