import { expect, test } from 'vitest';
import { layoutSteps } from './layoutSteps.ts';
import { wrapLabel } from './wrapLabel.ts';

const to = (id: string, when?: string) => ({ to: id, ...(when ? { when: { zh: when } } : {}) });

test('a branch stands side by side, its ends meet below; a step without arrows is an end', () => {
  const chart = layoutSteps([{ id: 'a', next: [to('b', '有卡'), to('c')] }, { id: 'b', next: [to('d')] }, { id: 'c', next: [to('d')] }, { id: 'd' }], 'zh');
  expect(chart.boxes).toEqual([{ id: 'a', row: 0, column: 0 }, { id: 'b', row: 1, column: 0 }, { id: 'c', row: 1, column: 1 }, { id: 'd', row: 2, column: 0 }]);
  expect(chart.arrows).toEqual([{ from: 'a', to: 'b', when: '有卡' }, { from: 'a', to: 'c', when: '' }, { from: 'b', to: 'd', when: '' }, { from: 'c', to: 'd', when: '' }]);
  expect([chart.rows, chart.columns]).toEqual([3, 2]);
  expect(layoutSteps([{ id: 'a' }, { id: 'b' }], 'zh').arrows).toEqual([{ from: 'a', to: 'b', when: '' }]);
});

test('an arrow back makes no endless chart; a step nobody reaches is shown below, an arrow into nothing is left out', () => {
  const chart = layoutSteps([{ id: 'a', next: [to('b')] }, { id: 'b', next: [to('a', '重来'), to('nowhere')] }, { id: 'lost', next: [] }], 'zh');
  expect(chart.boxes).toEqual([{ id: 'a', row: 0, column: 0 }, { id: 'b', row: 1, column: 0 }, { id: 'lost', row: 2, column: 0 }]);
  expect(chart.arrows.map((a) => `${a.from}>${a.to}`)).toEqual(['a>b', 'b>a']);
  expect(layoutSteps([], 'zh')).toEqual({ boxes: [], arrows: [], rows: 0, columns: 0 });
});

test('a label breaks between words, or between signs where there are none, and says when it goes on', () => {
  expect(wrapLabel('1. Sign in the app with a face check.', 14, 3)).toEqual(['1. Sign in the', 'app with a', 'face check.']);
  expect(wrapLabel('1. 选择卡种并在手机银行填写资料', 6, 3)).toEqual(['1. 选择卡', '种并在手机银', '行填写资料']);
  expect(wrapLabel('一二三四五六七', 3, 2)).toEqual(['一二三', '四五…']);
});
