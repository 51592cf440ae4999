// Matrix products on ONNX Runtime. The runtime is here for the encoder anyway, and its kernels multiply some twenty times quicker than a JavaScript loop: that is
// what lets a kernel method train in seconds. Plain JavaScript, because the training thread loads it as it stands.
import * as ort from 'onnxruntime-node';

/** A number as protobuf writes it: seven bits a byte, the top bit set while more follow. @param {number} value below 16,384 */
const varint = (value) => Buffer.from(value < 128 ? [value] : [(value & 127) | 128, value >> 7]);
/** @param {number} field @param {number} value */
const integer = (field, value) => Buffer.concat([varint(field << 3), varint(value)]);
/** @param {number} field @param {Buffer | string} content */
const bytes = (field, content) => {
  const body = Buffer.from(content);
  return Buffer.concat([varint((field << 3) | 2), varint(body.length), body]);
};

/** A matrix of floats whose sides are free. @param {string} name */
function matrix(name) {
  const side = (/** @type {string} */ label) => bytes(1, bytes(2, `${name}${label}`));
  const shape = Buffer.concat([side('rows'), side('columns')]);
  return Buffer.concat([bytes(1, name), bytes(2, bytes(1, Buffer.concat([integer(1, 1), bytes(2, shape)])))]);
}

/**
 * An ONNX model of one Gemm node, written out by hand: it is a hundred bytes. Field numbers are those of onnx.proto.
 * @param {'transA' | 'transB'} transposed
 */
function gemm(transposed) {
  const attribute = Buffer.concat([bytes(1, transposed), integer(3, 1), integer(20, 2)]);
  const node = Buffer.concat([bytes(1, 'a'), bytes(1, 'b'), bytes(2, 'c'), bytes(4, 'Gemm'), bytes(5, attribute)]);
  const graph = Buffer.concat([bytes(1, node), bytes(2, 'product'), bytes(11, matrix('a')), bytes(11, matrix('b')), bytes(12, matrix('c'))]);
  return Buffer.concat([integer(1, 8), bytes(8, integer(2, 13)), bytes(7, graph)]);
}

/** One thread that does not spin: training must leave the other core to the customers. */
const OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3, extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } } };

/**
 * @typedef {{ data: Float32Array, rows: number, columns: number }} Matrix row by row
 * @typedef {{ byTransposed: (a: Matrix, b: Matrix) => Promise<Matrix>, transposedBy: (a: Matrix, b: Matrix) => Promise<Matrix>, close: () => Promise<void> }} Product
 * `byTransposed`: a times b transposed; `transposedBy`: a transposed times b
 */

/** @returns {Promise<Product>} */
export async function openProduct() {
  const [byTransposed, transposedBy] = await Promise.all([ort.InferenceSession.create(gemm('transB'), OPTIONS), ort.InferenceSession.create(gemm('transA'), OPTIONS)]);
  /** @param {ort.InferenceSession} session @param {Matrix} a @param {Matrix} b @returns {Promise<Matrix>} */
  const run = async (session, a, b) => {
    const tensor = (/** @type {Matrix} */ m) => new ort.Tensor('float32', m.data, [m.rows, m.columns]);
    const { c } = await session.run({ a: tensor(a), b: tensor(b) });
    const [rows, columns] = c.dims;
    return { data: /** @type {Float32Array} */ (c.data), rows, columns };
  };
  return {
    byTransposed: (a, b) => run(byTransposed, a, b),
    transposedBy: (a, b) => run(transposedBy, a, b),
    close: async () => {
      await byTransposed.release();
      await transposedBy.release();
    },
  };
}
