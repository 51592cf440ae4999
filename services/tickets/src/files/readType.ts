import { fileTypeFromBuffer } from 'file-type';

/** What may be attached, by content and never by name. Nothing here runs when it is opened. */
const ALLOWED: ReadonlySet<string> = new Set([
  'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]);

/** The media type of a file as its bytes tell it; null for what may not be attached. Text has no mark of its own: it is what decodes as UTF-8 without control characters. */
export async function readType(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return ALLOWED.has(found.mime) ? found.mime : null;
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
