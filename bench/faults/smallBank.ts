import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@lobby/service-kit';
import { parse, stringify } from 'yaml';

/** Wordings kept of each topic, FAQ and escalation, customers kept of the sandbox. */
const KEPT = 4;

let made: Record<string, string> | null = null;

/**
 * The demo bank with few wordings and no encoder, as environment for a server: what happens to messages does not depend on how much the bank knows, and a server that is
 * killed a hundred times starts in a third of the processor time. Cases that look at answers take the whole bank.
 */
export function smallBank(): Record<string, string> {
  made ??= make();
  return made;
}

function make(): Record<string, string> {
  const dir = mkdtempSync(join(tmpdir(), 'lobby-small-bank-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const content = join(dir, 'content');
  cpSync(join(repositoryRoot(), 'content/demo-bank'), content, { recursive: true });
  for (const folder of ['topics', 'faqs', 'escalations']) {
    for (const file of readdirSync(join(content, folder))) rewrite(join(content, folder, file), cutWordings);
  }
  rewrite(join(content, 'sandbox', 'customers.yaml'), (customers) => (Array.isArray(customers) ? customers.slice(0, KEPT) : customers));
  return { CONTENT_DIR: content, MODELS_DIR: join(dir, 'no-models'), NODE_COMPILE_CACHE: join(dir, 'compiled') };
}

function rewrite(file: string, change: (read: unknown) => unknown): void {
  writeFileSync(file, stringify(change(parse(readFileSync(file, 'utf8')))));
}

/** Shortens each list of plain words in a document, however deep it lies. */
function cutWordings(read: unknown): unknown {
  if (Array.isArray(read)) return read.every((word) => typeof word === 'string') ? read.slice(0, KEPT) : read.map(cutWordings);
  if (read === null || typeof read !== 'object') return read;
  return Object.fromEntries(Object.entries(read).map(([key, value]) => [key, cutWordings(value)]));
}
