/** Numbers of WebAssembly instructions (core specification 2.0, chapter 5.4); the vector ones stand behind the prefix `simd`. */
const OP = { loop: 0x03, end: 0x0b, branchIf: 0x0d, get: 0x20, set: 0x21, tee: 0x22, storeF32: 0x38, constI32: 0x41, lessU: 0x49, addI32: 0x6a, subI32: 0x6b, addF32: 0x92, simd: 0xfd } as const;
const SIMD = { load: [0x00], zero: [0x0c, ...Array<number>(16).fill(0)], lane: [0x1f], add: [0xe4, 0x01], mul: [0xe6, 0x01] } as const;
const [I32, V128, EMPTY, FUNCTION] = [0x7f, 0x7b, 0x40, 0x60];

/** Sixteen floats at a time: four sums of four lanes, so that one addition need not wait for the one before. */
const STEP = 16;
const STEP_BYTES = 64;
const PAGE = 65_536;
const FLOAT = 4;

/** Local variables of the kernel: five arguments, two places, four sums. */
const [QUERY, ROW, COUNT, ROW_BYTES, OUT, AT, QUERY_END, SUM] = [0, 1, 2, 3, 4, 5, 6, 7];

/** An unsigned number of the binary format (LEB128). */
const number = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...number(n >>> 7)]);
/** A signed one of at most 8191. */
const small = (n: number): number[] => (n < 64 ? [n] : [(n & 127) | 128, n >>> 7]);
const section = (id: number, bytes: readonly number[]): number[] => [id, ...number(bytes.length), ...bytes];
const get = (local: number): number[] => [OP.get, local];
const set = (local: number): number[] => [OP.set, local];
const simd = (instruction: readonly number[], ...more: readonly number[]): number[] => [OP.simd, ...instruction, ...more];
const add = (local: number, n: number): number[] => [...get(local), OP.constI32, ...small(n), OP.addI32, ...set(local)];

/**
 * `dots(query, row, count, rowBytes, out)`: the dot product of `query` with each of `count` rows that follow each other. JavaScript engines do not vectorise: on 10,000 rows
 * of 512 floats this takes 1–2 ms of processor time where the plain loop takes 7–9 (docs/decisions/faq-index.md).
 */
function kernel(): Uint8Array<ArrayBuffer> {
  const part = (i: number) => [...get(AT), ...simd(SIMD.load, 2, i * STEP), ...get(ROW), ...simd(SIMD.load, 2, i * STEP), ...simd(SIMD.mul), ...get(SUM + i), ...simd(SIMD.add), ...set(SUM + i)];
  const lane = (i: number) => [...get(SUM), ...simd(SIMD.lane, i)];
  const body = [
    2, 2, I32, 4, V128,
    OP.loop, EMPTY,
    ...get(QUERY), ...set(AT), ...get(QUERY), ...get(ROW_BYTES), OP.addI32, ...set(QUERY_END), ...[0, 1, 2, 3].flatMap((i) => [...simd(SIMD.zero), ...set(SUM + i)]),
    OP.loop, EMPTY, ...[0, 1, 2, 3].flatMap(part), ...add(AT, STEP_BYTES), ...add(ROW, STEP_BYTES), ...get(AT), ...get(QUERY_END), OP.lessU, OP.branchIf, 0, OP.end,
    ...get(SUM), ...[1, 2, 3].flatMap((i) => [...get(SUM + i), ...simd(SIMD.add)]), ...set(SUM),
    ...get(OUT), ...lane(0), ...[1, 2, 3].flatMap((i) => [...lane(i), OP.addF32]), OP.storeF32, 2, 0, ...add(OUT, FLOAT),
    ...get(COUNT), OP.constI32, 1, OP.subI32, OP.tee, COUNT, OP.branchIf, 0,
    OP.end, OP.end,
  ];
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...section(1, [1, FUNCTION, 5, I32, I32, I32, I32, I32, 0]), ...section(2, [1, 1, 0x65, 1, 0x6d, 2, 0, 1]), ...section(3, [1, 0]), ...section(7, [1, 1, 0x64, 0, 0]),
    ...section(10, [1, ...number(body.length), ...body]),
  ]);
}

type Dots = (query: number, row: number, count: number, rowBytes: number, out: number) => void;
let compiled: WebAssembly.Module | null | undefined;

function dotsIn(memory: WebAssembly.Memory): Dots | null {
  const bytes = compiled === undefined ? kernel() : null;
  if (bytes) compiled = WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  return compiled ? new WebAssembly.Instance(compiled, { e: { m: memory } }).exports.d as Dots : null;
}

/**
 * Vectors as rows of one block of memory, and the score of each against the query asked last. Rows are padded with zeros to whole steps. Nothing is allocated by a
 * query. Searching is synchronous, so one block serves one query at a time.
 */
export class VectorRows {
  /** Dot product of each row with the query, where `score` was called for it since `ask`. */
  readonly scores: Float32Array;
  /** Rows compared since this was made: what searching costs, whatever the machine. */
  compared = 0;
  readonly dimensions: number;
  readonly #stride: number;
  readonly #query: Float32Array;
  readonly #rows: Float32Array;
  readonly #dots: Dots | null;

  /** @param vectorised false computes in plain JavaScript, as where the processor has no vector instructions */
  constructor(rows: number, dimensions: number, vectorised = true) {
    this.dimensions = dimensions;
    this.#stride = Math.ceil(dimensions / STEP) * STEP;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((((rows + 1) * this.#stride + rows) * FLOAT) / PAGE) });
    this.#query = new Float32Array(memory.buffer, 0, this.#stride);
    this.#rows = new Float32Array(memory.buffer, this.#query.byteLength, rows * this.#stride);
    this.scores = new Float32Array(memory.buffer, this.#query.byteLength + this.#rows.byteLength, rows);
    this.#dots = vectorised ? dotsIn(memory) : null;
  }

  /** The row itself, to be written or read. */
  row(row: number): Float32Array {
    return this.#rows.subarray(row * this.#stride, row * this.#stride + this.dimensions);
  }

  ask(query: Float32Array): void {
    this.#query.set(query.subarray(0, this.dimensions));
  }

  /** Computes `scores` of the rows from `from` up to, not including, `to`. */
  score(from: number, to: number): void {
    if (to <= from) return;
    this.compared += to - from;
    if (this.#dots) this.#dots(0, this.#rows.byteOffset + from * this.#stride * FLOAT, to - from, this.#stride * FLOAT, this.scores.byteOffset + from * FLOAT);
    else for (let row = from; row < to; row += 1) this.scores[row] = this.#plainDot(row * this.#stride);
  }

  #plainDot(at: number): number {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < this.#stride; i += 4) {
      a += (this.#query[i] as number) * (this.#rows[at + i] as number);
      b += (this.#query[i + 1] as number) * (this.#rows[at + i + 1] as number);
      c += (this.#query[i + 2] as number) * (this.#rows[at + i + 2] as number);
      d += (this.#query[i + 3] as number) * (this.#rows[at + i + 3] as number);
    }
    return a + b + c + d;
  }
}
