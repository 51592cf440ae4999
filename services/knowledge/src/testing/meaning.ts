/** Words that mean the same, for tests of vector search that must not need a model file. */
const MEANINGS = [['丢', '不见', '遗失', '挂失', 'lost', 'missing', 'block'], ['利率', '利息', 'rate', 'interest'], ['年费', 'annual'], ['活动', '优惠', 'offers', 'campaign'], ['金卡', '黄金卡', 'gold'], ['学生', '青春', 'youth'], ['投诉', 'complain']];

/** A unit vector with one dimension per meaning and one for everything else. Texts of one meaning are near, others are not. */
export function meaningOf(text: string): Float32Array {
  const vector = new Float32Array(8);
  MEANINGS.forEach((words, i) => { if (words.some((w) => text.toLowerCase().includes(w))) vector[i] = 1; });
  vector[7] = vector.every((v) => v === 0) ? 1 : 0.1;
  const length = Math.hypot(...vector);
  return vector.map((v) => v / length);
}
