import { join } from 'node:path';
import { readCustomers, type SandboxOptions } from '@lobby/connectors';
import { readBranches } from './readBranches.ts';

/** What the fictional bank knows. */
export type BankFiles = Pick<SandboxOptions, 'customers' | 'branches'>;

/**
 * The bank's files of a content folder, each read when it is first asked for and once for all banks of a process: a start does not wait for them.
 * A call throws an Error that names the file and the wrong field.
 */
export function bankFiles(content: string): BankFiles {
  return { customers: once(() => readCustomers(join(content, 'sandbox', 'customers.yaml'))), branches: once(() => readBranches(content)) };
}

function once<T extends object>(read: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= read());
}
