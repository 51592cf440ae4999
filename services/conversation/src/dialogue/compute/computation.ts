import type { z } from 'zod';

/** A named, deterministic calculation a flow may use. Money in yuan, rates in percent. */
export type Computation<A extends z.ZodType = z.ZodType> = { args: A; run(args: z.output<A>): Record<string, number | string> };

/** Ties the types of arguments and calculation together. */
export function computation<A extends z.ZodType>(args: A, run: (args: z.output<A>) => Record<string, number | string>): Computation<A> {
  return { args, run };
}

/** Rounds yuan to fen, half up; the epsilon keeps 1.005 from becoming 1.00. */
export function toFen(yuan: number): number {
  return Math.round((yuan + Number.EPSILON * Math.sign(yuan)) * 100) / 100;
}

/** Percent a year → fraction a month. */
export const monthly = (percentPerYear: number): number => percentPerYear / 100 / 12;
