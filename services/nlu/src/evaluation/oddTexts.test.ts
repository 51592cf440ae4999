import { Understanding } from '@lobby/contracts';
import { afterAll, describe, expect, it } from 'vitest';
import { createNlu } from '../createNlu.ts';
import { oddTexts } from './oddTexts.ts';
import { trainingRelease } from './trainingRelease.ts';

const COUNT = 3_000;

describe('odd texts', () => {
  const made = createNlu({ modelsDir: '/nowhere' });
  afterAll(async () => (await made).close());

  it(`${COUNT} of them are understood without a throw, within the schema and with spans inside the text`, async () => {
    const nlu = await made;
    const release = trainingRelease([...Array.from({ length: 8 }, (_, i) => ({ text: `我的卡丢了第${i}次`, label: 'card_lost' })), ...Array.from({ length: 8 }, (_, i) => ({ text: `转账限额是多少${i}`, label: 'transfer_limit' }))]);
    await nlu.projection.build(release, () => undefined);
    await nlu.idle();
    const seen = new Set<string>();
    for (const { kind, text } of oddTexts(20_261_129, COUNT)) {
      const read = Understanding.parse(await nlu.parse(text, release.releaseId));
      seen.add(kind);
      for (const span of [...read.entities, ...read.needs]) expect(span.start >= 0 && span.end <= text.length && span.start <= span.end, `${kind}: ${text.slice(0, 80)}`).toBe(true);
      for (const { score } of read.topics) expect(Number.isFinite(score)).toBe(true);
      expect(Number.isFinite(read.outOfScope)).toBe(true);
    }
    expect(seen.size).toBe(10);
  }, 300_000);
  it('are the same for the same seed', () => expect([...oddTexts(5, 300)]).toEqual([...oddTexts(5, 300)]));
});
