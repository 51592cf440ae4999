import type { SparseMatrix, SparseVector } from './vocabulary.ts';

export const CANDIDATES: number;
export function rankByWords(text: SparseVector, rows: SparseMatrix, index: Int32Array, likeness: Float32Array): void;
