import { expect, it } from 'vitest';
import { RowBlock } from './rowBlock.ts';

/** Numbers that look random and are the same in every run. */
const numbers = (n: number, seed: number): Float32Array => Float32Array.from({ length: n }, (_, i) => Math.sin(i * 12.9898 + seed * 78.233));

it.each([[1, 512], [257, 384], [40, 7], [3, 17], [0, 16]])('%i rows of %i numbers: the products are the plain sums', (rows, dimensions) => {
  const values = numbers(rows * dimensions, 1);
  const block = RowBlock.of(values, dimensions);
  for (const seed of [2, 3]) {
    const x = numbers(dimensions, seed);
    const plain = Array.from({ length: rows }, (_, r) => values.subarray(r * dimensions, (r + 1) * dimensions).reduce((sum, v, i) => sum + v * (x[i] ?? 0), 0));
    const found = [...block.dots(x)];
    expect(found).toHaveLength(rows);
    found.forEach((product, r) => expect(product).toBeCloseTo(plain[r] ?? NaN, 4));
  }
  expect(block.flat()).toEqual(values);
});

it('keeps rows that are set later', () => {
  const block = new RowBlock(2, 3);
  block.set(1, Float32Array.of(1, 2, 3));
  expect([...block.dots(Float32Array.of(1, 10, 100))]).toEqual([0, 321]);
  expect([...block.row(1)]).toEqual([1, 2, 3]);
});

it('compares only the rows it is asked to', () => {
  const block = RowBlock.of(Float32Array.of(1, 0, 2, 0, 3, 0, 4, 0), 2);
  block.ask(Float32Array.of(1, 0));
  block.compare(1, 3);
  block.compare(2, 2);
  expect([[...block.products], block.compared]).toEqual([[0, 2, 3, 0], 2]);
});

it.each([[257, 384], [40, 7]])('takes %i rows of %i numbers as a file holds them', async (rows, dimensions) => {
  const values = numbers(rows * dimensions, 4);
  const block = await RowBlock.filled(rows, dimensions, async (bytes) => { bytes.set(new Uint8Array(values.buffer)); });
  const x = numbers(dimensions, 5);
  expect([...block.dots(x)]).toEqual([...RowBlock.of(values, dimensions).dots(x)]);
  expect(block.flat()).toEqual(values);
});
