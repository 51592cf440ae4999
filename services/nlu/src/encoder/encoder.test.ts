import { cpSync, existsSync, mkdtempSync, truncateSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createEncoder } from './createEncoder.ts';
import { FairQueue } from './fairQueue.ts';
import { Lru } from './lru.ts';
import { VectorStore } from './vectorStore.ts';

const MODELS = fileURLToPath(new URL('../../../../.cache/models', import.meta.url));
const missing = existsSync(join(MODELS, 'bge-small-zh-v1.5', 'onnx', 'model_quantized.onnx')) ? '' : ' (skipped: the model files are not in .cache/models)';

describe('FairQueue', () => {
  it('lets a customer pass bulk work', async () => {
    const order: string[] = [];
    const queue = new FairQueue(async (name: string) => {
      await Promise.resolve();
      order.push(name);
      return name;
    });
    await Promise.all([queue.push('bulk 1', 'bulk'), queue.push('bulk 2', 'bulk'), queue.push('bulk 3', 'bulk'), queue.push('customer', 'interactive')]);
    expect(order).toEqual(['bulk 1', 'customer', 'bulk 2', 'bulk 3']);
  });
  it('gives bulk work a turn under a storm of customers', async () => {
    const order: string[] = [];
    const queue = new FairQueue(async (name: string) => {
      await Promise.resolve();
      order.push(name);
    });
    await Promise.all([queue.push('first', 'interactive'), queue.push('bulk', 'bulk'), ...Array.from({ length: 100 }, (_, i) => queue.push(`customer ${i}`, 'interactive'))]);
    expect(order.indexOf('bulk')).toBe(16);
  });
  it('goes on after a job that fails', async () => {
    const queue = new FairQueue((name: string) => (name === 'bad' ? Promise.reject(new Error('bad')) : Promise.resolve(name)));
    const [bad, good] = await Promise.allSettled([queue.push('bad', 'interactive'), queue.push('good', 'bulk')]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
  });
});

describe('VectorStore', () => {
  it('gives its memory back a while after a build, and reads the file again when asked', () => {
    vi.useFakeTimers();
    const store = new VectorStore(join(mkdtempSync(join(tmpdir(), 'lobby-vectors-')), 'v.bin'), 2);
    store.put('a', new Float32Array([1, 2]));
    store.done();
    expect(store.peek('a')).toEqual(new Float32Array([1, 2]));
    vi.advanceTimersByTime(60_000);
    expect(store.peek('a')).toBeUndefined();
    expect(store.get('a')).toEqual(new Float32Array([1, 2]));
    vi.useRealTimers();
  });

  it('keeps vectors over a restart and drops a tail that a crash has cut', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'lobby-vectors-')), 'v.bin');
    const store = new VectorStore(path, 2);
    store.put('a', new Float32Array([1, 0]));
    store.put('b', new Float32Array([0, 1]));
    store.done();
    truncateSync(path, statSync(path).size - 3);
    const again = new VectorStore(path, 2);
    expect(again.get('a')).toEqual(new Float32Array([1, 0]));
    expect(again.get('b')).toBeUndefined();
    again.put('c', new Float32Array([1, 1]));
    again.done();
    expect(new VectorStore(path, 2).get('c')).toEqual(new Float32Array([1, 1]));
  });
});

describe('Lru', () => {
  it('forgets what was not used for longest', () => {
    const lru = new Lru<number>(2);
    lru.set('a', 1);
    lru.set('b', 2);
    lru.get('a');
    lru.set('c', 3);
    expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual([1, undefined, 3]);
  });
});

describe('without model files', () => {
  it('says so and gives no vectors', async () => {
    const encoder = await createEncoder({ modelsDir: '/nowhere' });
    await encoder.ready();
    expect(encoder.semantic).toBe(false);
    expect(await encoder.encode('你好', 'zh')).toBeNull();
    expect(encoder.problem()).toContain('no model files');
  });
});

describe.skipIf(missing !== '')(`with one model broken${missing}`, () => {
  it('refuses what is not the pinned model, says so, and keeps the other language', async () => {
    const modelsDir = mkdtempSync(join(tmpdir(), 'lobby-models-'));
    cpSync(MODELS, modelsDir, { recursive: true });
    const onnx = join(modelsDir, 'bge-small-zh-v1.5', 'onnx', 'model_quantized.onnx');
    truncateSync(onnx, statSync(onnx).size - 1);
    const encoder = await createEncoder({ modelsDir });
    await encoder.ready();
    expect(encoder.languages()).toEqual(['en']);
    expect(encoder.problem()).toContain('does not match its checksum');
    expect(await encoder.encode('我的卡丢了', 'zh')).toBeNull();
    expect(await encoder.encode('I lost my card', 'en')).toHaveLength(384);
    await encoder.close();
  });
});

describe.skipIf(missing !== '')(`with the models${missing}`, () => {
  const opened = missing === '' ? createEncoder({ modelsDir: MODELS }) : null;
  afterAll(async () => (await opened)?.close());
  it('gives unit vectors that do not depend on what else is asked', async () => {
    if (!opened) return;
    const encoder = await opened;
    await encoder.ready();
    const alone = await encoder.encode('我的卡丢了', 'zh');
    const [bulk, other] = await encoder.encodeAll([{ text: '我的卡丢了。', language: 'zh' }, { text: '年费多少', language: 'zh' }]);
    const again = await encoder.encode('  我的卡丢了 ', 'zh');
    const dot = (a: Float32Array | null | undefined, b: Float32Array | null | undefined): number => (a && b ? a.reduce((s, x, i) => s + x * (b[i] ?? 0), 0) : 0);
    expect(dot(alone, alone)).toBeCloseTo(1, 4);
    expect(again).toEqual(alone);
    expect(dot(alone, bulk)).toBeGreaterThan(dot(alone, other));
  });

  it('is called off while it loads, by two at once, without a word', async () => {
    const said: string[] = [];
    const encoder = await createEncoder({ modelsDir: MODELS, log: (message) => said.push(message) });
    const asked = encoder.encode('还没准备好就问', 'zh');
    await Promise.all([encoder.close(), encoder.close()]);
    await encoder.close();
    expect(await asked).toBeNull();
    expect(said).toEqual([]);
  });

  it('is closed in the midst of its work without taking the process with it', async () => {
    for (let round = 0; round < 12; round += 1) {
      const encoder = await createEncoder({ modelsDir: MODELS });
      if (round % 2 === 0) await encoder.ready();
      const vectors = encoder.encodeAll(Array.from({ length: 40 }, (_, i) => ({ text: `第 ${round} 轮第 ${i} 句`, language: 'zh' as const })));
      await encoder.encode('先问一句', 'zh');
      // Somewhere inside a run of the next text, which takes a few milliseconds.
      await new Promise((resolve) => { setTimeout(resolve, round % 6); });
      await encoder.close();
      expect((await vectors).at(-1)).toBeNull();
    }
    // Twelve loads of both models with their checksums: a busy machine needs its time.
  }, 180_000);
});
