export { createJobs, type JobContext, type JobKind, type Jobs, type SendOptions } from './createJobs.ts';
