/** Milliseconds of each part of a start, for the log and the bench; and the places where a start that was called off ends. */
export class Phases {
  readonly #began = performance.now();
  readonly #parts: Record<string, number> = {};
  readonly #stop: AbortSignal | undefined;
  #since = this.#began;

  constructor(stop?: AbortSignal) {
    this.#stop = stop;
  }

  /** Ends one part and begins the next. @throws the stop signal's reason when it was aborted meanwhile */
  end(part: string): void {
    const now = performance.now();
    this.#parts[part] = Math.round(now - this.#since);
    this.#since = now;
    this.#stop?.throwIfAborted();
  }

  /** Loading the modules, each part, and the whole since the process began. */
  report(): { modulesMs: number; partsMs: Readonly<Record<string, number>>; totalMs: number } {
    return { modulesMs: Math.round(this.#began), partsMs: this.#parts, totalMs: Math.round(performance.now()) };
  }
}
