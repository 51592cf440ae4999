/** How drizzle's PGlite driver asks; `parsers` are its own and always the same ones, so only their presence crosses the threads. */
export type QueryOptions = { rowMode?: 'array' | 'object'; parsers?: object };
export type Rows = { rows: unknown[]; fields: { name: string; dataTypeID: number }[]; affectedRows?: number };
/** Takes statements: the record, or one transaction of it. */
export type Queryable = { query(text: string, params?: unknown[], options?: QueryOptions): Promise<Rows>; exec(text: string): Promise<Rows[]> };
