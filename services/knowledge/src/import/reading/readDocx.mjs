import mammoth from 'mammoth';
import { zipSync } from 'fflate';
import { openArchive } from './openArchive.mjs';
import { readHtml } from './readHtml.mjs';
import { Refusal } from './trouble.mjs';

/** Word in Chinese, and WPS, name heading styles in their own way. */
const STYLES = [1, 2, 3, 4, 5, 6].flatMap((n) => [`p[style-name='标题 ${n}'] => h${n}:fresh`, `p[style-name='标题${n}'] => h${n}:fresh`]).concat("p[style-name='Title'] => h1.title:fresh", "p[style-name='标题'] => h1.title:fresh", 'comment-reference => ');

/**
 * A Word document by its headings. The archive is unpacked here, under limits, and packed anew for the library, so that it sees nothing that was not looked at.
 * @param {string} file @param {Uint8Array} bytes @returns {Promise<import('./read.ts').Read>}
 */
export async function readDocx(file, bytes) {
  const files = await openArchive(bytes, (name) => /\.(xml|rels)$/i.test(name));
  if (!files.has('word/document.xml')) throw new Refusal('broken', 'no word/document.xml in it');
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(zipSync(Object.fromEntries(files), { level: 0 })) }, { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false })
    .catch((/** @type {unknown} */ error) => { throw new Refusal('broken', `not a Word document: ${error instanceof Error ? error.message.slice(0, 200) : ''}`); });
  return { ...readHtml(file, value), format: 'docx' };
}
