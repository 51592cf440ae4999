import type { QueryOptions, Queryable, Rows } from './queryable.ts';

/** A statement was asked of a transaction that has ended. A mistake of the caller's: the statement did not run. */
export class TransactionEnded extends Error {
  override readonly name = 'TransactionEnded';
  readonly code = '25P01';

  constructor() {
    super('the transaction has ended, and the statement was not run');
  }
}

/**
 * What the work of one transaction asks its statements of, until the transaction ends. Where one of several strands of the work throws, the others may still be on
 * their way: without this their next statement would stand behind the ROLLBACK, run by itself and be kept, or fall into somebody else's transaction.
 */
export class TransactionHandle implements Queryable {
  readonly #open: Queryable;
  #ended = false;

  constructor(open: Queryable) {
    this.#open = open;
  }

  async query(text: string, params: unknown[] = [], options: QueryOptions = {}): Promise<Rows> {
    return this.#running().query(text, params, options);
  }

  async exec(text: string): Promise<Rows[]> {
    return this.#running().exec(text);
  }

  end(): void {
    this.#ended = true;
  }

  #running(): Queryable {
    if (this.#ended) throw new TransactionEnded();
    return this.#open;
  }
}
