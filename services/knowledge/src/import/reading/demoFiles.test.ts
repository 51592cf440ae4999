import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readInThread } from './readInThread.ts';

const BANK = new URL('../../../../../content/demo-bank/', import.meta.url);
type Yaml = { title: { zh: string }; body: { summary: { zh: string }; sections: { heading: { zh: string }; text: { zh: string } }[] } };
const yamlOf = async (name: string): Promise<Yaml> => parse(await readFile(new URL(`documents/${name}.yaml`, BANK), 'utf8')) as Yaml;
const read = async (name: string) => readInThread({ name, bytes: await readFile(new URL(`files/${name}`, BANK)), encoding: 'auto' });

/** When one of these fails because the content changed, run `node scripts/content/demoFiles.mjs`. */
describe('the demo bank\'s files say what its YAML says', () => {
  it.each(['deposit-insurance.pdf', 'complaint-handling.pdf', 'deposit-insurance.docx', 'complaint-handling.docx', 'deposit-terms.docx', 'account-safety.docx', 'deposit-insurance.html', 'complaint-handling.html', 'deposit-terms.html', 'account-safety.html'])('%s', async (name) => {
    const wanted = await yamlOf(name.split('.')[0] ?? '');
    const { documents, refused } = await read(name);
    expect(refused).toEqual([]);
    expect(documents[0]).toMatchObject({ title: wanted.title.zh, preamble: wanted.body.summary.zh });
    expect(documents[0]?.sections.map((s) => [s.heading, s.text])).toEqual(wanted.body.sections.map((s) => [s.heading.zh, s.text.zh.trim()]));
  });

  it('fee-schedule.xlsx has a sheet per section', async () => {
    const wanted = await yamlOf('fee-schedule');
    const { sheets } = await read('fee-schedule.xlsx');
    expect(sheets.map((s) => s.name)).toEqual(wanted.body.sections.map((s) => s.heading.zh));
    expect(sheets.map((s) => s.rows.slice(1).map((row) => row.map((c) => c.text).join('：')).join('\n'))).toEqual(wanted.body.sections.map((s) => s.text.zh.trim()));
  });

  it('questions.csv is a sheet of twelve questions', async () => {
    const { sheets } = await read('questions.csv');
    expect(sheets[0]?.rows[0]?.map((c) => c.text)).toEqual(['编号', '标准问', '相似问', '答案', '英文问题', '英文相似问', '英文答案', '主题']);
    expect(sheets[0]?.rows.slice(1).map((row) => row[0]?.text.slice(0, 4))).toEqual(Array(12).fill('faq.'));
  });
});
