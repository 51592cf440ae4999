import { describe, expect, test } from 'vitest';
import { parseInline, parseMarkdown, type Inline } from './parseMarkdown.ts';
import { safeHref } from './safeHref.ts';

describe('reading', () => {
  test('paragraphs keep their line breaks; lists, headings, quotes and tables are told apart', () => {
    const blocks = parseMarkdown('年费 **580 元**\n首年免\n\n## 条件\n- 满 12 笔\n- *本人*消费\n\n3. 三\n4. 四\n> 注意\n\n|期限|利率|\n|--|:--:|\n|1 年|1.5%|');
    expect(blocks.map((b) => b.t)).toEqual(['paragraph', 'heading', 'list', 'list', 'quote', 'table']);
    expect(blocks[0]).toEqual({ t: 'paragraph', children: [{ t: 'text', text: '年费 ' }, { t: 'strong', children: [{ t: 'text', text: '580 元' }] }, { t: 'text', text: '\n首年免' }] });
    expect(blocks[3]).toMatchObject({ ordered: true, start: 3 });
    expect(blocks[5]).toMatchObject({ rows: [[[{ text: '1 年' }], [{ text: '1.5%' }]]] });
  });

  test('sums, dates and masked numbers are not taken for marks', () => {
    for (const text of ['3*4=12，2026-11-23，a_b_c，5 * 6 * 7', '138****5678', '6222 **** **** 1234', '2*3*4']) expect(parseInline(text)).toEqual([{ t: 'text', text }]);
  });

  test('a bare address ends where Chinese punctuation begins', () => {
    expect(parseInline('见https://www.yunting.example/a?b=1，谢谢')).toEqual([
      { t: 'text', text: '见' }, { t: 'link', href: 'https://www.yunting.example/a?b=1', children: [{ t: 'text', text: 'https://www.yunting.example/a?b=1' }] }, { t: 'text', text: '，谢谢' },
    ]);
  });
});

describe('what an attacker writes', () => {
  const kinds = (parts: Inline[]): string[] => parts.flatMap((p) => ('children' in p ? [p.t, ...kinds(p.children)] : [p.t]));

  test.each(['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '<svg/onload=alert(1)>', '<a href="javascript:alert(1)">x</a>', '<iframe srcdoc="x">'])('%s stays text', (text) => {
    expect(parseMarkdown(text)).toEqual([{ t: 'paragraph', children: [{ t: 'text', text }] }]);
  });
  test('of an image only its description remains', () => {
    expect(parseInline('![tracker](https://canary.example/p.gif)')).toEqual([{ t: 'text', text: 'tracker' }]);
  });
  test('a link in a link cannot be nested', () => {
    expect(kinds(parseInline('[https://a.example](https://b.example)'))).toEqual(['link', 'text']);
  });
  test('time grows with the length alone', () => {
    const began = performance.now();
    for (const mark of ['*', '**', '`', '[', '![', '](', '|-', '> ', 'https://']) parseMarkdown(mark.repeat(20_000));
    // Blanks beside a table's rule, and before a character that no dot takes, were read in every way they can be cut.
    for (const [around, mark] of [['\t', '--\t'], [' ', '|--'], ['--|', '|']] as const) parseMarkdown(`a|b\n${around.repeat(6_000)}${mark}${around.repeat(6_000)}:|x`);
    for (const opening of ['#', '-', '1.', '>']) parseMarkdown(`${opening}${'\t'.repeat(19_000)}\u2028`);
    // 180,000 marks take some 50 ms; a rule that looks back would take minutes.
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('where a link may lead', () => {
  const hosts = ['yunting.example', '127.0.0.1:8080'];
  test.each(['https://yunting.example/', 'https://www.yunting.example/a', 'http://127.0.0.1:8080/x'])('%s may be followed', (href) => expect(safeHref(href, hosts)).toBe(href));
  test.each([
    'javascript:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//yunting.example', '/relative', 'https://evil.example/yunting.example',
    'https://yunting.example@evil.example/', 'https://user:pw@yunting.example/', 'https://yunting.example.evil.example', 'https://notyunting.example', 'ftp://yunting.example', '',
  ])('%j may not', (href) => expect(safeHref(href, hosts)).toBe(null));
});
