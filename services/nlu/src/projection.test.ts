import type { ReleaseContent, ReleasedItem } from '@lobby/contracts';
import { expect, it } from 'vitest';
import { createEncoder } from './encoder/createEncoder.ts';
import { nluProjection } from './projection.ts';
import { ReleaseModels } from './training/releaseModel.ts';

const topic = (id: string, zh: string[]): ReleasedItem => ({ version: 1, item: { id: `topic.${id}`, kind: 'topic', title: { zh: id }, owner: 't', validFrom: '2026-01-01', tags: [], body: { topic: id, about: [], outOfScope: false, utterances: { zh, en: [] } } } });
const release = (releaseId: string): ReleaseContent => ({ releaseId, number: 1, items: [topic('card_lost', ['卡丢了', '我要挂失', '银行卡不见了']), topic('fx_rate', ['美元汇率', '外汇牌价', '换欧元什么价'])] });

it('tells that a model of words alone serves until the full one is trained, and of a later release nothing', async () => {
  const encoder = await createEncoder({ modelsDir: '/nowhere' });
  const projection = nluProjection(new ReleaseModels(encoder, null), () => undefined);
  expect(projection.following()).toBeNull();
  await projection.build(release('rel_1'), () => undefined);
  expect(projection.following()).toBeTypeOf('number');
  await projection.idle();
  expect(projection.following()).toBeNull();
  await projection.build(release('rel_2'), () => undefined);
  expect(projection.following()).toBeNull();
  await encoder.close();
});
