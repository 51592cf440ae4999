/** Part of every build: no screen loads anything from elsewhere at run time: no script, style, font, picture or connection with a foreign address. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { ROOT } from '../lib/ensure.mjs';

const TEXT = new Set(['.html', '.css', '.js']);
/** Ways in which a page or a style sheet loads from an address. */
const LOADS = [/\b(?:src|href)\s*=\s*["'](?:https?:)?\/\/[^"']+/g, /url\(\s*["']?(?:https?:)?\/\/[^)"']+/g, /@import\s+["'](?:https?:)?\/\/[^"']+/g];
/** In scripts an address alone loads nothing (namespaces, links to manuals); these do. */
const SCRIPT_LOADS = [/\b(?:import|importScripts|fetch|EventSource|WebSocket|Worker)\(\s*["'`](?:https?|wss?):\/\/[^"'`]+/g, /https?:\/\/[^"'`\s]*(?:cdn|unpkg|jsdelivr|googleapis|gstatic)[^"'`\s]*/g];

const screens = readdirSync(join(ROOT, 'apps')).map((app) => join(ROOT, 'apps', app, 'dist')).filter((folder) => existsSync(folder));
const files = screens.flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))).filter((file) => TEXT.has(extname(file)));
const found = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  return (file.endsWith('.js') ? SCRIPT_LOADS : LOADS).flatMap((pattern) => text.match(pattern) ?? []).map((what) => `${relative(ROOT, file)}: ${what.slice(0, 120)}`);
});
for (const line of found) process.stdout.write(`foreign  ${line}\n`);
if (files.length === 0) process.stdout.write('no built screen was found\n');
process.exit(found.length === 0 && files.length > 0 ? 0 : 1);
