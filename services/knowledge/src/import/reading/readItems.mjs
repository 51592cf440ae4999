import { parseAllDocuments } from 'yaml';
import { emptyRead, Refusal } from './trouble.mjs';

/**
 * A bundle, as `knowledge:export` writes it. Whether its items fit and its digest is theirs is judged outside.
 * @param {string} file @param {string} text @returns {import('./read.ts').Read}
 */
export function readBundle(file, text) {
  const read = emptyRead('bundle');
  const bundle = parseJson(text);
  if (typeof bundle !== 'object' || bundle === null || bundle.format !== 'lobby.bundle' || !Array.isArray(bundle.items)) throw new Refusal('broken', 'not a bundle: {"format":"lobby.bundle","version":1,"items":[…]} is wanted');
  if (bundle.version !== 1) throw new Refusal('not_supported', `a bundle of version ${String(bundle.version)}; this Lobby reads version 1`);
  read.items = bundle.items.map((/** @type {unknown} */ value, /** @type {number} */ i) => ({ place: { file, row: i + 1 }, value }));
  read.digest = typeof bundle.digest === 'string' ? bundle.digest : '';
  return read;
}

/** @param {string} text */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('broken', `not JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
}

/** Items as editors keep them in folders: one, a list, or several documents. @param {string} file @param {string} text @returns {import('./read.ts').Read} */
export function readYaml(file, text) {
  const read = emptyRead('yaml');
  const documents = parseAllDocuments(text, { uniqueKeys: true });
  for (const document of documents) {
    const wrong = 'errors' in document ? document.errors[0] : undefined;
    if (wrong) throw new Refusal('broken', wrong.message.split('\n')[0] ?? 'not YAML', wrong.linePos ? { line: wrong.linePos[0].line } : {});
    const value = document.toJS({ maxAliasCount: 100 });
    read.items.push(...(Array.isArray(value) ? value : value === null ? [] : [value]).map((v) => ({ place: { file }, value: v })));
  }
  return read;
}
