/** Every relative link in README and docs points at a file that is there, and every heading it names exists. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ROOT } from './lib/ensure.mjs';

const files = ['README.md', 'README.zh-CN.md', ...readdirSync(join(ROOT, 'docs'), { recursive: true }).map((f) => join('docs', String(f)))].filter((f) => f.endsWith('.md'));
const anchorOf = (/** @type {string} */ heading) => heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
const broken = files.flatMap((file) => {
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1] ?? '').filter((link) => !/^[a-z]+:/.test(link) && !holds(file, link)).map((link) => `${file}: ${link}`);
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
