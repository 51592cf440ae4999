/**
 * What package-lock.json promises: every package has a checksum and comes from the registry, those with known holes are new enough, and none needs an install script.
 * Usage: node scripts/supply/lockfile.mjs [LOCKFILE]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/ensure.mjs';

/** Lowest version of a package that is free of what was found in it; see docs/security.md. */
const AT_LEAST = {
  'engine.io': '6.6.10', // upgrade and polling floods: CVE-2026-59725, CVE-2026-102599
  'socket.io-parser': '4.2.7', // attachment bombs and crashes: CVE-2022-2421, CVE-2023-32695, CVE-2026-33151, CVE-2026-69185
  'socket.io': '4.6.2', // crash by an unheard error: CVE-2024-38355
  fastify: '5.12.1', // schemas passed by, forwarded headers believed
  '@fastify/static': '10.1.2', // guards passed by with encoded paths
  'find-my-way': '9.7.0', // floods over HTTP/2: CVE-2026-47219
  'fast-uri': '3.1.7', // hosts mistaken: CVE-2026-6321, CVE-2026-6322, GHSA-v2hh-gcrm-f6hx, GHSA-qw65-cvwx-89v3
  nodemailer: '9.1.1', // files read and addresses fetched by a message's own word: CVE-2026-82659
  'better-auth': '1.6.22', // accounts taken over, script as redirect address: GHSA-86j7-9j95-vpqj, GHSA-xr8f-h2gw-9xh6
  'react-router': '7.18.2', // redirects elsewhere, objects of a caller's class: CVE-2025-68470
  ws: '8.17.1', // header floods and slow regular expressions: CVE-2024-37890, CVE-2021-32640
};

/** Packages with an install script that Lobby works without (.npmrc forbids them all): why each is not needed. */
const SCRIPTS_NOT_NEEDED = {
  '@swc/core': 'its binary is a package of its own', esbuild: 'its binary is a package of its own', 'onnxruntime-node': 'the CPU binaries are in the package; the script would fetch CUDA',
};

const lock = JSON.parse(readFileSync(process.argv[2] ?? join(ROOT, 'package-lock.json'), 'utf8'));
const faults = Object.entries(lock.packages).filter(([path, entry]) => path.includes('node_modules/') && !entry.link).flatMap(([path, entry]) => faultsOf(path, entry));
if (!/^ignore-scripts=true$/m.test(readFileSync(join(ROOT, '.npmrc'), 'utf8'))) faults.push('.npmrc does not forbid install scripts (ignore-scripts=true)');
for (const fault of faults) process.stdout.write(`lockfile  ${fault}\n`);
process.exit(faults.length === 0 ? 0 : 1);

/** @param {string} path @param {{ version?: string, integrity?: string, resolved?: string, hasInstallScript?: boolean }} entry */
function faultsOf(path, entry) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const least = AT_LEAST[/** @type {keyof typeof AT_LEAST} */ (name)];
  return [
    !entry.integrity?.startsWith('sha512-') && `${path}: no SHA-512 checksum`,
    entry.resolved && !entry.resolved.startsWith('https:') && `${path}: comes from ${entry.resolved}, not from the registry`,
    least && isOlder(entry.version ?? '0', least) && `${path}: ${entry.version} is older than ${least}, which mends known holes`,
    entry.hasInstallScript && !(name in SCRIPTS_NOT_NEEDED) && `${path}: has an install script; say in scripts/supply/lockfile.mjs why it is not needed, or do without the package`,
  ].filter((fault) => typeof fault === 'string');
}

/** @param {string} version @param {string} least */
function isOlder(version, least) {
  const parts = (/** @type {string} */ v) => v.split(/[.-]/).slice(0, 3).map(Number);
  const [a, b] = [parts(version), parts(least)];
  const at = a.findIndex((n, i) => n !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
