import { fileTypeFromBuffer } from 'file-type';
import { Refusal } from './trouble.mjs';

/** @typedef {import('@lobby/contracts').ImportFormat} Format */
/** @type {Readonly<Record<string, Format>>} */
const BY_NAME = { md: 'markdown', markdown: 'markdown', html: 'html', htm: 'html', docx: 'docx', pdf: 'pdf', xlsx: 'xlsx', csv: 'csv', tsv: 'csv', json: 'bundle', yaml: 'yaml', yml: 'yaml', zip: 'zip' };
/** @type {Readonly<Record<string, Format>>} */
const BY_MIME = {
  'application/pdf': 'pdf', 'application/zip': 'zip', 'text/html': 'html',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};
/** Formats that have no mark of their own and are read as text. */
const TEXTS = new Set(['markdown', 'html', 'csv', 'bundle', 'yaml']);

/** @param {string} name */
export const formatOfName = (name) => BY_NAME[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;

/**
 * What a file is: its bytes must be what its name says.
 * @param {string} name @param {Uint8Array} bytes
 * @returns {Promise<Format>}
 */
export async function detectFormat(name, bytes) {
  const named = formatOfName(name);
  const found = await fileTypeFromBuffer(bytes);
  if (!named) throw new Refusal('not_supported', `${name}: a name must end in one of ${Object.keys(BY_NAME).map((e) => `.${e}`).join(' ')}`);
  if (found?.mime === 'application/x-cfb') throw new Refusal('not_supported', 'an Office file of the old kind (.doc, .xls), or one with a password: save it as .docx or .xlsx without one');
  if (found && /macroenabled/i.test(found.mime)) throw new Refusal('macros', 'the file holds macros; save it without');
  // Many a mark is two letters long, with which a text may begin as well: text is what has no control characters.
  const fits = TEXTS.has(named) ? !isContainer(found?.mime, named) && isText(bytes) : found !== undefined && BY_MIME[found.mime] === named;
  if (!fits) throw new Refusal('wrong_type', `the name says ${named}, the bytes say ${found?.mime ?? 'text'}`);
  return named;
}

/** @param {string | undefined} mime @param {Format} named */
const isContainer = (mime, named) => mime !== undefined && ((mime in BY_MIME && BY_MIME[mime] !== named) || mime === 'application/rtf');

const LOOKED_AT = 8_192;
/** @param {Uint8Array} bytes */
function isText(bytes) {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isUtf16 || !bytes.subarray(0, LOOKED_AT).some((byte) => byte < 9 || (byte > 13 && byte < 32));
}
