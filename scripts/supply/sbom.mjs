/** `npm run sbom [-- FILE]`: the bill of materials of what is shipped, CycloneDX, made by npm itself from the lock file (without development packages). */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROOT } from '../lib/ensure.mjs';
import { exec } from '../lib/exec.mjs';

const { code, out } = await exec('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'dev'], { cwd: ROOT, capture: true });
if (code !== 0) process.exit(code);
const components = JSON.parse(out).components.length;
const target = process.argv[2] ? resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2]) : null;
if (target) {
  writeFileSync(target, out);
  process.stdout.write(`${components} components written to ${target}\n`);
} else process.stdout.write(out);
