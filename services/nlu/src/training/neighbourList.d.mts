export function nearest(cosines: Float32Array, count: number, self?: number): { index: Int32Array; cosine: Float32Array };
