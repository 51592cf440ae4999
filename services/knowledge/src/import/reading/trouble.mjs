/** @typedef {import('@lobby/contracts').ImportTrouble} Trouble @typedef {import('@lobby/contracts').ImportPlace} Place @typedef {import('@lobby/contracts').ImportCode} Code */

/** What stands in the way of reading a file: the reader throws it, `readUpload` tells it. */
export class Refusal extends Error {
  /** @param {Code} code @param {string} message @param {Partial<Place>} [at] */
  constructor(code, message, at = {}) {
    super(message);
    this.code = code;
    this.at = at;
  }
}

/**
 * @param {Code} code @param {string} message @param {Place} place
 * @returns {Trouble}
 */
export const trouble = (code, message, place) => ({ code, path: '', message, place });

/**
 * @param {import('@lobby/contracts').ImportFormat} format
 * @returns {import('./read.ts').Read}
 */
export const emptyRead = (format) => ({ format, documents: [], sheets: [], items: [], refused: [], notes: [] });
