import type { Citation, Table } from '@lobby/contracts';
import type { AnswerContext } from '../context.ts';
import type { ProductNode } from '../graphFacts.ts';
import type { Picked } from './pickBands.ts';

/** What one aspect of the question comes to. `text` stands alone; the table repeats it for screens that can show one. */
export type Section = { text: string; citations: Citation[]; table?: Table; products: readonly string[]; /** The bands of each rate that were told. */ picked?: readonly Picked[] };
/** Reads one aspect of some products; null where the graph knows nothing of it. */
export type SectionOf = (products: readonly ProductNode[], context: AnswerContext) => Promise<Section | null>;
