import { pipeline, Readable } from 'node:stream';
import { stringify, type Options } from 'csv-stringify';
import { stringify as stringifyAll } from 'csv-stringify/sync';

/**
 * RFC 4180, UTF-8 with a mark so that a spreadsheet reads Chinese. A cell that a spreadsheet would take for a formula gets an apostrophe before it. Every cell stands in
 * quotes: a line break, a comma or a semicolon in one would begin another cell otherwise, where the escape does not look.
 */
const SHAPE: Options = { bom: true, escape_formulas: true, quoted: true, quoted_empty: true, record_delimiter: 'windows' };

/** The whole of a short table. The first row is the header. */
export const writeCsv = (rows: readonly (readonly string[])[]): string => stringifyAll(rows as string[][], SHAPE);

/** A table as it is read, so that a long one never lies in memory. The first row is the header. Rows that fail half way fail this stream: an error nobody listens to would end the process. */
export function streamCsv(rows: AsyncIterable<readonly string[]>): Readable {
  const sheet = stringify(SHAPE);
  pipeline(Readable.from(rows), sheet, () => undefined);
  return sheet;
}
