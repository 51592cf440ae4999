import { decodeText } from './decodeText.mjs';
import { detectFormat, formatOfName } from './detectFormat.mjs';
import { emptyRead, Refusal, trouble } from './trouble.mjs';

/** @typedef {import('./read.ts').Read} Read */
const MAX_FILES = 200;

/**
 * Reads one upload, whatever it is. What cannot be read is told with its place; it never throws for a file's sake.
 * @param {import('./readInThread.ts').ThreadWish} wish @returns {Promise<Read>}
 */
export async function readUpload(wish) {
  try {
    const format = await detectFormat(wish.name, wish.bytes);
    return format === 'zip' ? await readZip(wish) : await readFile(format, wish);
  } catch (error) {
    return refused(wish.name, error);
  }
}

/** @param {string} name @param {unknown} error @returns {Read} */
function refused(name, error) {
  const read = emptyRead(formatOfName(name) ?? 'zip');
  if (error instanceof Refusal) read.refused.push(trouble(error.code, error.message, { file: name, ...error.at }));
  else read.refused.push(trouble('broken', `the file cannot be read: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}`, { file: name }));
  return read;
}

/** @param {import('@lobby/contracts').ImportFormat} format @param {import('./readInThread.ts').ThreadWish} wish @returns {Promise<Read>} */
async function readFile(format, { name, bytes, encoding, limits }) {
  if (bytes.length === 0) throw new Refusal('empty', 'the file is empty');
  if (bytes.length > (limits[format] ?? 0)) throw new Refusal('too_large', `${bytes.length} bytes; at most ${limits[format]} are read of this kind`);
  switch (format) {
    case 'pdf': return (await import('./readPdf.mjs')).readPdf(name, bytes);
    case 'docx': return (await import('./readDocx.mjs')).readDocx(name, bytes);
    case 'xlsx': return (await import('./readXlsx.mjs')).readXlsx(name, bytes);
    case 'csv': return (await import('./readCsv.mjs')).readCsv(name, bytes, encoding);
    default: return readText(format, name, bytes, encoding);
  }
}

/** @param {import('@lobby/contracts').ImportFormat} format @param {string} name @param {Uint8Array} bytes @param {string} encoding @returns {Promise<Read>} */
async function readText(format, name, bytes, encoding) {
  const { text, encoding: used, guessed } = decodeText(bytes, encoding);
  const read = format === 'markdown' ? (await import('./readMarkdown.mjs')).readMarkdown(name, text)
    : format === 'html' ? (await import('./readHtml.mjs')).readHtml(name, text)
    : format === 'yaml' ? (await import('./readItems.mjs')).readYaml(name, text)
    : (await import('./readItems.mjs')).readBundle(name, text);
  if (guessed) read.notes.push(trouble('encoding_guessed', `not UTF-8, read as ${used}`, { file: name }));
  return read;
}

/** An archive of files, each read for itself; an archive in it is refused. @param {import('./readInThread.ts').ThreadWish} wish @returns {Promise<Read>} */
async function readZip(wish) {
  const { openArchive } = await import('./openArchive.mjs');
  const files = await openArchive(wish.bytes, (name) => !/(^|\/)(__MACOSX\/|\.|Thumbs\.db)/.test(name));
  if (files.size > MAX_FILES) throw new Refusal('bomb', `${files.size} files; at most ${MAX_FILES} are read at once`);
  if (files.size === 0) throw new Refusal('empty', 'the archive is empty');
  const all = emptyRead('zip');
  for (const [name, bytes] of files) {
    const read = /\.(zip|7z|rar|gz|tar|tgz)$/i.test(name) ? refused(name, new Refusal('nested', 'an archive within an archive is not opened')) : await readUpload({ ...wish, name, bytes });
    if (read.format === 'bundle' && read.refused.length === 0) all.refused.push(trouble('nested', 'a bundle is imported by itself', { file: name }));
    else for (const key of /** @type {const} */ (['documents', 'sheets', 'items', 'refused', 'notes'])) all[key].push(.../** @type {never[]} */ (read[key]));
  }
  return all;
}
