import { deflateRawSync } from 'node:zlib';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxParts, pdfOf, workbookOf, zipOf } from '../../testing/files.ts';
import { readInThread } from './readInThread.ts';

const read = (name: string, bytes: Uint8Array, encoding = 'auto') => readInThread({ name, bytes, encoding });
const refusal = async (name: string, bytes: Uint8Array) => (await read(name, bytes)).refused.map((r) => [r.code, r.place.file]);
const paragraph = '<w:p><w:r><w:t>x</w:t></w:r></w:p>';

/** An archive whose entry says of itself that it is small. */
function lyingArchive(name: string, content: Uint8Array, says: number): Uint8Array {
  const packed = deflateRawSync(content);
  const entry = (signature: number, more: (view: DataView) => void, size: number): Uint8Array => { const bytes = new Uint8Array(size); const view = new DataView(bytes.buffer); view.setUint32(0, signature, true); more(view); return bytes; };
  const common = (view: DataView, at: number): void => { view.setUint16(at, 20, true); view.setUint16(at + 4, 8, true); view.setUint32(at + 14, packed.length, true); view.setUint32(at + 18, says, true); view.setUint16(at + 22, name.length, true); };
  const local = entry(0x04034b50, (v) => common(v, 4), 30);
  const central = entry(0x02014b50, (v) => { v.setUint16(4, 20, true); common(v, 6); }, 46);
  const start = local.length + name.length + packed.length;
  const end = entry(0x06054b50, (v) => { v.setUint16(8, 1, true); v.setUint16(10, 1, true); v.setUint32(12, central.length + name.length, true); v.setUint32(16, start, true); }, 22);
  return Buffer.concat([local, strToU8(name), packed, central, strToU8(name), end]);
}

describe('S19 archives', () => {
  it.each(['../../etc/cron.d/x.md', '/etc/passwd.md', 'C:/x.md', 'a\\..\\b.md'])('refuse the name %s', async (name) => {
    expect(await refusal('all.zip', zipOf({ 'ok.md': '# a\n\n## b\n\nc', [name]: '# x' }))).toEqual([['unsafe_name', 'all.zip']]);
  });
  it('refuse names that lead out of a Word document too', async () => {
    expect(await refusal('a.docx', zipOf({ ...docxParts(paragraph), '../x.xml': 'x' }))).toEqual([['unsafe_name', 'a.docx']]);
  });
  it('refuse links', async () => {
    expect(await refusal('all.zip', zipOf({ 'passwd.md': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }))).toEqual([['link', 'all.zip']]);
  });
  it('refuse bombs by size, by what they say of themselves, and by number', async () => {
    const zeros = new Uint8Array(40 * 1024 * 1024);
    expect(await refusal('a.docx', zipOf({ ...docxParts(paragraph), 'word/media.xml': zeros }))).toEqual([['bomb', 'a.docx']]);
    expect((await refusal('all.zip', lyingArchive('a.md', zeros, 10)))[0]?.[0]).toMatch(/bomb|broken/);
    expect(await refusal('all.zip', zipOf(Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`${i}.md`, '']))))).toEqual([['bomb', 'all.zip']]);
  });
  it('are not opened within archives, and one bad file is named among good ones', async () => {
    const found = await read('all.zip', zipOf({ 'good.md': '## a\n\nb', 'inner.zip': zipOf({ 'a.md': '' }), 'scan.pdf': pdfOf('/Im1 Do') }));
    expect(found.refused.map((r) => [r.code, r.place.file])).toEqual([['nested', 'inner.zip'], ['no_text', 'scan.pdf']]);
    expect(found.documents.map((d) => d.file)).toEqual(['good.md']);
  });
});

describe('files that are not what they seem', () => {
  it('are told by their bytes', async () => {
    expect(await refusal('a.pdf', strToU8('<html>'))).toEqual([['wrong_type', 'a.pdf']]);
    expect(await refusal('a.docx', pdfOf(''))).toEqual([['wrong_type', 'a.docx']]);
    expect(await refusal('a.csv', zipOf({ a: 'x' }))).toEqual([['wrong_type', 'a.csv']]);
    expect(await refusal('a.exe', strToU8('MZ'))).toEqual([['not_supported', 'a.exe']]);
    expect(await refusal('a.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)))).toEqual([['not_supported', 'a.xlsx']]);
    expect(await refusal('a.md', new Uint8Array(0))).toEqual([['empty', 'a.md']]);
    expect(await refusal('a.json', strToU8('{"format":"other"}'))).toEqual([['broken', 'a.json']]);
  });
  it('a scanned PDF has no text, and a page says so', async () => {
    const { refused } = await read('scan.pdf', pdfOf('/Im1 Do'));
    expect(refused[0]).toMatchObject({ code: 'no_text', message: expect.stringContaining('OCR') });
    expect((await read('text.pdf', pdfOf('BT /F1 20 Tf 72 760 Td (Terms) Tj /F1 12 Tf 0 -40 Td (A word of the text.) Tj ET'))).documents[0]?.sections).toMatchObject([{ heading: 'Terms', text: 'A word of the text.' }]);
  });
  it('text is decoded without guessing silently', async () => {
    const gb = Buffer.from('zsrM4iy08LC4CtT1w7S52Mqnx6nGtbixo78stPK159a00fQK', 'base64');
    const found = await read('q.csv', gb);
    expect(found.sheets[0]?.rows[0]?.map((c) => c.text)).toEqual(['问题', '答案']);
    expect(found.notes.map((n) => n.code)).toEqual(['encoding_guessed']);
    const marked = await read('q.csv', Buffer.from('\uFEFF问题,答案', 'utf8'));
    expect([marked.sheets[0]?.rows[0]?.[0]?.text, marked.notes]).toEqual(['问题', []]);
    expect((await read('q.csv', Buffer.from('\uFEFF问题,答案', 'utf16le'))).sheets[0]?.rows[0]?.[1]?.text).toBe('答案');
    expect(await refusal('q.csv', Uint8Array.of(0xff, 0x81, 0xff))).toEqual([['encoding', 'q.csv']]);
  });
  it('formulas, merged cells and hidden sheets are told, even a formula that shows nothing', async () => {
    const { sheets } = await read('q.xlsx', await workbookOf([['问题', '答案'], ['甲', { formula: 'A1&"x"', shows: '甲x' }], ['乙', { formula: 'NOW()' }]], ['A2:A3']));
    expect(sheets[0]?.rows[1]).toEqual([{ text: '甲', merged: 'A2:A3', first: true }, { text: '甲x', formula: 'A1&"x"' }]);
    expect(sheets[0]?.rows[2]?.[1]?.formula).toBe('NOW()');
  });
  it('HTML loses what runs, what is fetched and what is hidden', async () => {
    const { documents, notes } = await read('a.html', strToU8('<h1>题</h1><h2 id="one" onclick="x()">一</h2><script>alert(1)</script><p>字<img src=x onerror=alert(1)><span style="display:none">暗</span><a href="javascript:x">链</a></p><ol><li>甲<li>乙</ol>'));
    expect(documents[0]?.sections).toMatchObject([{ heading: '一', anchor: 'one', text: '字链\n\n1. 甲\n2. 乙' }]);
    expect(notes.map((n) => n.code)).toEqual(['hidden_left_out', 'left_out']);
  });
});

describe('headings that nothing marks', () => {
  const lines = ['一、申领条件', '年满十八周岁。', '1. 带身份证', '2. 填申请表', '二、费用', '年费免收。'];
  const wanted = [['一、申领条件', '年满十八周岁。\n1. 带身份证\n2. 填申请表'], ['二、费用', '年费免收。']];
  it('are told by their numbers in a Word document, the surer kind of number alone', async () => {
    const found = await read('a.docx', zipOf(docxParts(lines.map((l) => `<w:p><w:r><w:t>${l}</w:t></w:r></w:p>`).join(''))));
    expect(found.documents[0]?.sections.map((s) => [s.heading, s.text.replaceAll('\n\n', '\n')])).toEqual(wanted);
    expect(found.notes.map((n) => n.code)).toEqual(['headings_guessed']);
  });
  it('are told so below a PDF\'s title, too', async () => {
    const drawn = ['Article 1 Who', 'Adults.', 'Article 2 Fees', 'None.'].map((l) => `0 -20 Td (${l}) Tj`).join(' ');
    const found = await read('a.pdf', pdfOf(`BT /F1 20 Tf 72 760 Td (Terms) Tj /F1 12 Tf ${drawn} ET`));
    expect(found.documents[0]).toMatchObject({ title: 'Terms', sections: [{ heading: 'Article 1 Who', text: 'Adults.' }, { heading: 'Article 2 Fees', text: 'None.' }] });
  });
});

describe('the reading thread', () => {
  const slow = docxParts(Array(20_000).fill(paragraph).join(''));
  it('is ended at its deadline, and the house goes on meanwhile', async () => {
    let ticks = 0;
    const timer = setInterval(() => { ticks += 1; }, 1);
    const { refused } = await readInThread({ name: 'a.docx', bytes: zipOf(slow), encoding: 'auto' }, { deadlineMs: 40, heapMb: 256 });
    clearInterval(timer);
    expect(refused.map((r) => r.code)).toEqual(['too_slow']);
    expect(ticks).toBeGreaterThan(2);
  });
  it('is ended when it wants too much memory', async () => {
    const { refused } = await readInThread({ name: 'a.docx', bytes: zipOf(docxParts(Array.from({ length: 60_000 }, (_, i) => `<w:p><w:r><w:t>${Math.imul(i, 2_654_435_761).toString(36)}</w:t></w:r></w:p>`).join(''))), encoding: 'auto' }, { deadlineMs: 60_000, heapMb: 24 });
    expect(refused.map((r) => r.code)).toEqual(['too_much_memory']);
  });
});
