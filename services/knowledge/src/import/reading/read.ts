import type { ImportFormat, ImportPlace, ImportTrouble } from '@lobby/contracts';

/** What a reader makes of a file: no item yet, and nothing that knows the bank. Everything here can travel between threads. */
export type Read = { format: ImportFormat; documents: RawDocument[]; sheets: RawSheet[]; items: RawItem[]; refused: ImportTrouble[]; notes: ImportTrouble[];
  /** What a bundle says its items hash to. */
  digest?: string;
};

/** A text with headings. `preamble` is what stands before the first of them; `meta` is what the file says of itself (front matter, properties). */
export type RawDocument = { file: string; title: string | null; meta: Record<string, unknown>; preamble: string; sections: RawSection[] };
/** `anchor` only where the file names one. */
export type RawSection = { heading: string; anchor: string | null; text: string; place: ImportPlace };

/** `formula`: without the sign. `merged`: the range whose first cell holds the text; `first` is false for the cells it covers. `broken`: an error value such as #REF!. */
export type RawCell = { text: string; formula?: string; merged?: string; first?: boolean; broken?: boolean };
/** Rows count from 1, as a spreadsheet shows them; empty ones at the end are left out. */
export type RawSheet = { file: string; name: string; rows: RawCell[][] };

/** One item as a file wrote it, not checked yet. */
export type RawItem = { place: ImportPlace; value: unknown };

