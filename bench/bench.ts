import type { Calibration } from './calibrate.ts';

/** Options of the command line, as they were given. */
export type BenchOptions = Readonly<Record<string, string | undefined>>;

/** One measurement: one file in `bench/`, one line in `index.ts`. */
export type Bench = {
  name: string;
  /** What it measures, with its unit: the line that `npm run bench` shows. */
  about: string;
  /** Options it knows beside `--json`. */
  options?: readonly string[];
  /** Left out of `all`, because it takes many minutes. */
  long?: boolean;
  run(options: BenchOptions, calibration: Calibration): Promise<object> | object;
};
