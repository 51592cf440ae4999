/** The `size` best of what is offered, in a heap of two typed arrays that is used again by every query. */
export class TopOf {
  readonly #size: number;
  readonly #ids: Int32Array;
  readonly #scores: Float64Array;
  #count = 0;

  constructor(size: number) {
    this.#size = size;
    this.#ids = new Int32Array(size);
    this.#scores = new Float64Array(size);
  }

  /** A score at or below this need not be offered. */
  get floor(): number {
    return this.#count < this.#size ? -Infinity : (this.#scores[0] as number);
  }

  offer(id: number, score: number): void {
    if (this.#count < this.#size) this.#rise(this.#count++, id, score);
    else if (score > (this.#scores[0] as number)) this.#sink(id, score);
  }

  /** Best first; empties this for the next query. */
  take(): number[] {
    const best = Array.from({ length: this.#count }, (_, i) => i).toSorted((a, b) => (this.#scores[b] as number) - (this.#scores[a] as number)).map((i) => this.#ids[i] as number);
    this.#count = 0;
    return best;
  }

  #put(at: number, id: number, score: number): void {
    this.#ids[at] = id;
    this.#scores[at] = score;
  }

  #rise(from: number, id: number, score: number): void {
    let at = from;
    for (let parent = (at - 1) >> 1; at > 0 && (this.#scores[parent] as number) > score; parent = (at - 1) >> 1) {
      this.#put(at, this.#ids[parent] as number, this.#scores[parent] as number);
      at = parent;
    }
    this.#put(at, id, score);
  }

  /** Puts it in the place of the least. */
  #sink(id: number, score: number): void {
    let at = 0;
    for (let child = 1; child < this.#count; child = 2 * at + 1) {
      if (child + 1 < this.#count && (this.#scores[child + 1] as number) < (this.#scores[child] as number)) child += 1;
      if ((this.#scores[child] as number) >= score) break;
      this.#put(at, this.#ids[child] as number, this.#scores[child] as number);
      at = child;
    }
    this.#put(at, id, score);
  }
}
