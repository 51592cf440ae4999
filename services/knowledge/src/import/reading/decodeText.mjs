import { Refusal } from './trouble.mjs';

const BOMS = /** @type {const} */ ([['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]]]);

/**
 * Bytes to text: by the mark at the beginning, else UTF-8 if it is that without fault, else GB18030, which older Chinese spreadsheets write. Nothing is
 * replaced silently.
 * @param {Uint8Array} bytes @param {string} wanted an encoding's name, or `auto`
 * @returns {{ text: string, encoding: string, guessed: boolean }}
 */
export function decodeText(bytes, wanted) {
  const marked = BOMS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];
  const choices = marked ? [marked] : wanted === 'auto' ? ['utf-8', 'gb18030'] : [wanted];
  for (const encoding of choices) {
    const text = decodeAs(bytes, encoding);
    if (text !== null) return { text: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), encoding, guessed: !marked && wanted === 'auto' && encoding !== 'utf-8' };
  }
  throw new Refusal('encoding', `the text is not ${choices.join(' nor ')}; save it as UTF-8`);
}

/** @param {Uint8Array} bytes @param {string} encoding */
function decodeAs(bytes, encoding) {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
