import { dotsModule } from './dots.ts';

const PAGE_BYTES = 65_536;
/** The kernel takes sixteen numbers at a time, so rows are padded with zeros up to that. */
const LANES = 16;

type Dots = (row: number, rows: number, bytes: number, x: number, out: number) => void;

/**
 * Vectors of one length in one block of memory, compared with a query by SIMD: five times as fast as a loop in JavaScript, which the engine does not vectorise
 * (5,000 × 512: 0.5 ms instead of 2.8). The memory never grows after the start, so views of it stay valid.
 */
export class RowBlock {
  readonly rows: number;
  readonly dimensions: number;
  readonly #stride: number;
  readonly #values: Float32Array;
  readonly #query: Float32Array;
  readonly #dots: Dots;
  /** Dot product of each row with what was asked last, where it was computed since; overwritten by the next question. */
  readonly products: Float32Array;
  /** Rows compared since this was made: what a search costs, whatever the machine. */
  compared = 0;

  constructor(rows: number, dimensions: number) {
    this.rows = rows;
    this.dimensions = dimensions;
    this.#stride = Math.ceil(dimensions / LANES) * LANES;
    const numbers = rows * this.#stride;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(((numbers + this.#stride + rows) * 4) / PAGE_BYTES) || 1 });
    this.#values = new Float32Array(memory.buffer, 0, numbers);
    this.#query = new Float32Array(memory.buffer, numbers * 4, this.#stride);
    this.products = new Float32Array(memory.buffer, (numbers + this.#stride) * 4, rows);
    this.#dots = new WebAssembly.Instance(dotsModule, { m: { memory } }).exports.dots as Dots;
  }

  /** A block of rows that lie one after another in `values`. */
  static of(values: Float32Array, dimensions: number): RowBlock {
    const block = new RowBlock(values.length / dimensions, dimensions);
    for (let row = 0; row < block.rows; row += 1) block.set(row, values.subarray(row * dimensions, (row + 1) * dimensions));
    return block;
  }

  /** A block whose rows `fill` writes one after another, as a file holds them: straight to where they are compared, if they need no padding there. */
  static async filled(rows: number, dimensions: number, fill: (bytes: Uint8Array) => Promise<unknown>): Promise<RowBlock> {
    const block = new RowBlock(rows, dimensions);
    const flat = block.#stride === dimensions ? block.#values : new Float32Array(rows * dimensions);
    await fill(new Uint8Array(flat.buffer, flat.byteOffset, flat.byteLength));
    return flat === block.#values ? block : RowBlock.of(flat, dimensions);
  }

  set(row: number, vector: Float32Array): void {
    this.#values.set(vector.subarray(0, this.dimensions), row * this.#stride);
  }

  /** A row as it lies in memory. */
  row(row: number): Float32Array {
    return this.#values.subarray(row * this.#stride, row * this.#stride + this.dimensions);
  }

  /** All rows one after another, without padding: a view where there is none. */
  flat(): Float32Array {
    if (this.#stride === this.dimensions) return this.#values;
    const out = new Float32Array(this.rows * this.dimensions);
    for (let row = 0; row < this.rows; row += 1) out.set(this.row(row), row * this.dimensions);
    return out;
  }

  /** Takes `x` as what the rows are compared with from now on. */
  ask(x: Float32Array): void {
    this.#query.set(x.subarray(0, this.dimensions));
  }

  /** Computes the `products` of the rows from `from` up to, not including, `to`. */
  compare(from: number, to: number): void {
    if (to <= from) return;
    this.compared += to - from;
    const row = this.#stride * Float32Array.BYTES_PER_ELEMENT;
    this.#dots(from * row, to - from, row, this.#query.byteOffset, this.products.byteOffset + from * Float32Array.BYTES_PER_ELEMENT);
  }

  /** Dot products of `x` with all rows: for unit vectors their cosines. The answer is overwritten by the next call. */
  dots(x: Float32Array): Float32Array {
    this.ask(x);
    this.compare(0, this.rows);
    return this.products;
  }
}
