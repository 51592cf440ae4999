import { expect, it } from 'vitest';
import { testDesk } from '../testing/testDesk.ts';
import { updateTicket } from '../ticket/updateTicket.ts';
import { readPhrases, savePhrase } from './ticketSettings.ts';
import { listTags, saveTag } from './ticketTags.ts';

const desk = testDesk({ a: {} });

it('a canned phrase is written and changed under one id, and the audit says by whom', async () => {
  const phrase = { code: 'hello nh', text: { zh: '您好', en: 'Hello' }, active: true };
  await savePhrase(desk.deps, 'greet', phrase, 'a');
  await savePhrase(desk.deps, 'greet', { ...phrase, active: false }, 'a');
  expect((await readPhrases(desk.deps)).filter((p) => p.id === 'greet')).toEqual([{ id: 'greet', ...phrase, active: false }]);
  expect(desk.audited.filter((e) => e.action === 'canned.update').map((e) => [e.actor, e.subject, e.data?.active])).toEqual([['a', 'greet', true], ['a', 'greet', false]]);
});

it('tags that are offered stand beside the ones people made up, each with how many tickets carry it', async () => {
  const [one, two] = [await desk.waiting(), await desk.waiting()];
  await updateTicket(desk.deps, one.ticketId, { version: 1, tags: ['疑似诈骗', '自造的'] }, 'a');
  await updateTicket(desk.deps, two.ticketId, { version: 1, tags: ['疑似诈骗'] }, 'a');
  await saveTag(desk.deps, { tag: '自造的', note: '', active: true }, 'a');
  await saveTag(desk.deps, { tag: '疑似诈骗', note: '可能被骗', active: false }, 'a');
  await updateTicket(desk.deps, two.ticketId, { version: 2, tags: ['疑似诈骗', '又一个'] }, 'a');
  const tags = new Map((await listTags(desk.deps)).map((t) => [t.tag, t]));
  expect([tags.get('自造的'), tags.get('疑似诈骗'), tags.get('又一个')]).toEqual([
    { tag: '自造的', note: '', active: true, offered: true, tickets: 1 }, { tag: '疑似诈骗', note: '可能被骗', active: false, offered: true, tickets: 2 }, { tag: '又一个', note: '', active: false, offered: false, tickets: 1 },
  ]);
});
