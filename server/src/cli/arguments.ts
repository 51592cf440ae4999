import { resolve } from 'node:path';

/** Reads `--name value` and `--flag` arguments; throws on one that is not in `known`. */
export function readArguments<K extends string>(args: readonly string[], known: readonly K[]): Partial<Record<K, string>> & { json?: string } {
  const read: Record<string, string> = {};
  for (let i = 0; i < args.length; i += 1) {
    const name = /^--([a-z-]+)$/.exec(args[i] ?? '')?.[1];
    if (!name || (name !== 'json' && !known.includes(name as K))) throw new Error(`I do not know "${args[i]}". Known: ${[...known, 'json'].map((k) => `--${k}`).join(' ')}`);
    const value = args[i + 1];
    if (value === undefined || value.startsWith('--')) read[name] = 'true';
    else { read[name] = value; i += 1; }
  }
  return read as Partial<Record<K, string>>;
}

/** A path as the person meant it, who stood in the folder where npm was called. */
export const fromCaller = (path: string): string => resolve(process.env.LOBBY_CWD ?? process.cwd(), path);

/** Prints one JSON object with --json, else a short table of its figures. */
export function print(result: object, json: boolean): void {
  if (json) return void process.stdout.write(`${JSON.stringify(result)}\n`);
  for (const [key, value] of Object.entries(result)) process.stdout.write(`${key.padEnd(20)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}\n`);
}
