export { createNlu, type Nlu, type NluOptions } from './createNlu.ts';
export { fetchModels, type FetchOptions, type FetchProgress, type FetchReport } from './encoder/fetchModels.ts';
export { compareReports } from './evaluation/compareRuns.ts';
export { confidencePlot } from './evaluation/confidencePlot.ts';
export type { CalibrationBin } from './evaluation/metrics.ts';
export { EvalDataError } from './evaluation/readLines.ts';
export type { EvalKind } from './evaluation/evalLine.ts';
export { runEval, type EvalOptions } from './evaluation/runEval.ts';
export { registerNluRoutes, type NluRouteDeps } from './routes/parse.ts';
