import { followSignals } from './followSignals.ts';

/**
 * The program. The signals are listened to before anything heavy is loaded, so that a stop during the start is as clean as one later; the house is
 * loaded after that.
 */
const stop = followSignals(process);
const { serve } = await import('./serve.ts');
process.exit(await serve(stop));
