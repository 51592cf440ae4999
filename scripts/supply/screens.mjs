/** Part of every build: no screen loads anything from elsewhere at run time (no script, style, font, picture or connection with a foreign address), and none holds a secret of the server's. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { ROOT } from '../lib/ensure.mjs';

const TEXT = new Set(['.html', '.css', '.js']);
/** Ways in which a page or a style sheet loads from an address. */
const LOADS = [/\b(?:src|href)\s*=\s*["'](?:https?:)?\/\/[^"']+/g, /url\(\s*["']?(?:https?:)?\/\/[^)"']+/g, /@import\s+["'](?:https?:)?\/\/[^"']+/g];
/** Names of what only the server may have; a screen that holds one was given too much. */
const SERVERS_OWN = /\b(?:MEILI_KEY|NEO4J_PASSWORD|MODEL_KEY|LOBBY_SECRET|S3_SECRET|OIDC_CLIENT_SECRET|DATABASE_URL|meilisearch)\b/g;
/** In scripts an address alone loads nothing (namespaces, links to manuals); these do. */
const SCRIPT_LOADS = [/\b(?:import|importScripts|fetch|EventSource|WebSocket|Worker)\(\s*["'`](?:https?|wss?):\/\/[^"'`]+/g, /https?:\/\/[^"'`\s]*(?:cdn|unpkg|jsdelivr|googleapis|gstatic)[^"'`\s]*/g];

const screens = readdirSync(join(ROOT, 'apps')).map((app) => join(ROOT, 'apps', app, 'dist')).filter((folder) => existsSync(folder));
const files = screens.flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))).filter((file) => TEXT.has(extname(file)));
const found = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  return [SERVERS_OWN, ...(file.endsWith('.js') ? SCRIPT_LOADS : LOADS)].flatMap((pattern) => text.match(pattern) ?? []).map((what) => `${relative(ROOT, file)}: ${what.slice(0, 120)}`);
});
for (const line of found) process.stdout.write(`foreign  ${line}\n`);
if (files.length === 0) process.stdout.write('no built screen was found\n');
process.exit(found.length === 0 && files.length > 0 ? 0 : 1);
