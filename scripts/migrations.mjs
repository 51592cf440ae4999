/**
 * The migrations are in step with the schema: generating anew from the schema changes nothing. Done on a copy, so that a check never writes into the tree.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/ensure.mjs';
import { exec } from './lib/exec.mjs';

const NO_CHANGE = 'No schema changes';
// The tool knows only folders below the one it runs in.
const copy = `node_modules/.cache/migrations-${process.pid}`;
const config = readFileSync(join(ROOT, 'server', 'drizzle.config.ts'), 'utf8');
const out = /out:\s*'([^']+)'/.exec(config)?.[1];
if (!out) throw new Error('server/drizzle.config.ts names no folder (out)');
cpSync(join(ROOT, out), join(ROOT, copy), { recursive: true });
writeFileSync(join(ROOT, `${copy}.config.ts`), config.replace(out, `./${copy}`));
// Its exit code is 0 also when it fails, so its words count.
const { out: said } = await exec(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', `${copy}.config.ts`], { cwd: ROOT, capture: true });
rmSync(join(ROOT, `${copy}.config.ts`));
rmSync(join(ROOT, copy), { recursive: true });
const inStep = said.includes(NO_CHANGE);
if (!inStep) process.stdout.write(`${said}\nthe schema has changed since the last migration: run npm run db:generate and commit what it makes\n`);
process.exit(inStep ? 0 : 1);
