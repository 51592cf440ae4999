/** Every relative link in README and docs points at a file that is there, every heading it names exists, and a test named in quotes behind a link to its file is in it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ROOT } from './lib/ensure.mjs';

const files = ['README.md', 'README.zh-CN.md', ...readdirSync(join(ROOT, 'docs'), { recursive: true }).map((f) => join('docs', String(f)))].filter((f) => f.endsWith('.md'));
const anchorOf = (/** @type {string} */ heading) => heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
const broken = files.flatMap((file) => {
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/```[\s\S]*?```/g, '');
  const untold = [...text.matchAll(/\]\(([^)\s]+)\)\s+"([^"]+)"/g)].filter((m) => /\.(ts|tsx|mjs)$/.test(m[1] ?? '') && holds(file, m[1] ?? '') && !tells(file, m[1] ?? '', m[2] ?? '')).map((m) => `${file}: ${m[1]} has nothing named "${m[2]}"`);
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1] ?? '').filter((link) => !/^[a-z]+:/.test(link) && !holds(file, link)).map((link) => `${file}: ${link}`);
  return [...links, ...untold];
});
for (const line of broken) process.stdout.write(`broken link  ${line}\n`);
process.exit(broken.length === 0 ? 0 : 1);

/** @param {string} file @param {string} link */
function holds(file, link) {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? join(ROOT, file) : resolve(join(ROOT, dirname(file)), decodeURI(path));
  if (!existsSync(target)) return false;
  if (!anchor || !target.endsWith('.md')) return true;
  return [...readFileSync(target, 'utf8').matchAll(/^#+ (.*)$/gm)].some((m) => anchorOf(m[1] ?? '') === decodeURI(anchor));
}

/** @param {string} file @param {string} link @param {string} title */
function tells(file, link, title) {
  return readFileSync(resolve(join(ROOT, dirname(file)), link), 'utf8').replaceAll("\\'", "'").includes(title);
}
