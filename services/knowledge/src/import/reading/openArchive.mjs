import { fromBuffer } from 'yauzl';
import { Refusal } from './trouble.mjs';

const MB = 1024 * 1024;
/** Far above what a document needs, far below what hurts. Counted while unpacking, because what an archive says of itself may be a lie. */
const MAX_ENTRIES = 2_000;
const MAX_TOTAL_BYTES = 120 * MB;
/** Deflate cannot do better than about 1,030; office XML stays below 50. */
const MAX_RATIO = 150;
/** Small files may shrink as they like. */
const RATIO_FROM_BYTES = MB;
const LINK = 0o120000;

/**
 * Unpacks an archive into memory, or refuses it: names that lead out of it, links, passwords, bombs by number, size or ratio.
 * @param {Uint8Array} bytes @param {(name: string) => boolean} [wanted] entries that are unpacked; all are looked at
 * @returns {Promise<Map<string, Uint8Array>>}
 */
export async function openArchive(bytes, wanted = () => true) {
  const zip = await open(bytes);
  if (zip.entryCount > MAX_ENTRIES) throw new Refusal('bomb', `the archive holds ${zip.entryCount} entries; at most ${MAX_ENTRIES} are read`);
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  let total = 0;
  for await (const entry of entriesOf(zip)) {
    judge(entry);
    if (entry.fileName.endsWith('/')) continue;
    const allowed = Math.min(MAX_TOTAL_BYTES - total, Math.max(RATIO_FROM_BYTES, entry.compressedSize * MAX_RATIO));
    const content = await unpack(zip, entry, allowed);
    total += content.length;
    if (wanted(entry.fileName)) files.set(entry.fileName, content);
  }
  return files;
}

/** @param {Uint8Array} bytes @returns {Promise<import('yauzl').ZipFile>} */
const open = (bytes) => new Promise((resolve, reject) => {
  fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, strictFileNames: true }, (error, zip) => (error ? reject(asRefusal(error)) : resolve(zip)));
});

/** @param {import('yauzl').ZipFile} zip */
async function* entriesOf(zip) {
  for (;;) {
    const entry = await new Promise((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('end', () => resolve(null));
      zip.once('error', (/** @type {Error} */ error) => reject(asRefusal(error)));
      zip.readEntry();
    });
    zip.removeAllListeners();
    if (entry === null) return;
    yield /** @type {import('yauzl').Entry} */ (entry);
  }
}

/** @param {import('yauzl').Entry} entry */
function judge(entry) {
  const { fileName, externalFileAttributes, generalPurposeBitFlag } = entry;
  if (((externalFileAttributes >>> 16) & 0o170000) === LINK) throw new Refusal('link', `${fileName} is a link`);
  if (generalPurposeBitFlag & 1) throw new Refusal('encrypted', `${fileName} has a password`);
}

/** @param {import('yauzl').ZipFile} zip @param {import('yauzl').Entry} entry @param {number} allowed @returns {Promise<Uint8Array>} */
const unpack = (zip, entry, allowed) => new Promise((resolve, reject) => {
  zip.openReadStream(entry, (error, stream) => {
    if (error) return reject(asRefusal(error));
    /** @type {Buffer[]} */
    const chunks = [];
    let size = 0;
    stream.on('data', (/** @type {Buffer} */ chunk) => {
      size += chunk.length;
      if (size > allowed) stream.destroy(new Refusal('bomb', `${entry.fileName} grows beyond ${Math.round(allowed / MB)} MB (${entry.compressedSize} bytes packed)`));
      else chunks.push(chunk);
    });
    stream.on('error', (/** @type {Error} */ fault) => reject(asRefusal(fault)));
    stream.on('end', () => resolve(Buffer.concat(chunks)));
    return undefined;
  });
});

/** @param {Error} error */
function asRefusal(error) {
  if (error instanceof Refusal) return error;
  if (/relative path|absolute path|invalid characters/i.test(error.message)) return new Refusal('unsafe_name', `the archive names a file outside itself: ${error.message}`);
  return new Refusal('broken', `the archive cannot be read: ${error.message}`);
}
