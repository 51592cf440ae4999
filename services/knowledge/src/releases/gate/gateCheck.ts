import type { GateFinding, ItemOf } from '@lobby/contracts';
import type { ContentIndex } from '../contentIndex.ts';

/** What a check may know besides the content. */
export type GateContext = {
  /** The calendar date on which the content is looked at. */
  asOf: string;
  /** What is wrong with a flow; flows are the dialogue's, and it knows. */
  checkFlow?: FlowCheck;
};

/** Reads nothing but the flow. */
export type FlowCheck = (body: ItemOf<'flow'>['body']) => { path: string; message: string }[];

/** One check of the gate: looks at a whole release and says what it found. Pure. */
export type GateCheck = (index: ContentIndex, context: GateContext) => GateFinding[];
