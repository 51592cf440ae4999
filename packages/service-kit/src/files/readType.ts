import { FILE_TYPES } from '@lobby/contracts';
import { fileTypeFromBuffer } from 'file-type';

/** What a stranger may send: it can be looked at and it runs nowhere. */
export const PICTURES_AND_PDF: ReadonlySet<string> = new Set(FILE_TYPES);
/** What staff may attach besides. Nothing here runs when it is opened. */
export const DOCUMENTS: ReadonlySet<string> = new Set([
  ...PICTURES_AND_PDF, 'text/plain',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]);

/** The media type of a file as its bytes tell it, never its name; null for what nobody may attach. Text has no mark of its own: it is what decodes as UTF-8 without control characters. */
export async function readType(bytes: Uint8Array): Promise<string | null> {
  if (bytes.length === 0) return null;
  const found = await fileTypeFromBuffer(bytes);
  if (found) return DOCUMENTS.has(found.mime) ? found.mime : null;
  return isText(bytes) ? 'text/plain' : null;
}

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Markup would be drawn by a browser that guesses, so it is no plain text here.
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text) && !/^\s*</.test(text);
  } catch {
    return false;
  }
}
