import { XSS_CANARY, XSS_PAYLOADS } from '@lobby/testkit/xss';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { AnswerBody } from './AnswerBody.tsx';

/** Everything an answer may become in a page. */
const ELEMENTS = new Set(['div', 'p', 'strong', 'em', 'code', 'a', 'ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);
const ATTRIBUTES = new Set(['class', 'href', 'target', 'rel', 'start', 'scope', 'aria-label']);
/** Wherever a text stands in an answer. */
const everywhere = (text: string) => ({ text: `前 ${text}\n\n- ${text}\n\n${text}`, table: { columns: [text], rows: [[text]] }, steps: [text] });

const drawn = (text: string): string => renderToStaticMarkup(<AnswerBody answer={everywhere(text)} language="zh" linkHosts={['yunting.example']} />);
const elementsOf = (markup: string): RegExpExecArray[] => [...markup.matchAll(/<([a-zA-Z!/][^\s/>]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g)];

describe('S11, S12 an answer that holds what others were attacked with', () => {
  test.each(XSS_PAYLOADS)('%j becomes allowed elements with allowed attributes, and loads nothing', (payload) => {
    const markup = drawn(payload);
    for (const [whole, name = '', attributes = ''] of elementsOf(markup)) {
      expect(ELEMENTS.has(name.replace(/^\//, '')), whole).toBe(true);
      for (const [, attribute = ''] of attributes.matchAll(/\s([^\s=]+)(?:="[^"]*")?/g)) expect(ATTRIBUTES.has(attribute), whole).toBe(true);
    }
    expect([...markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href).filter((href) => href?.includes(XSS_CANARY) || !href?.startsWith('https://'))).toEqual([]);
  });

  test('the look at the markup would see what the library for pages lets through', () => {
    const seen = elementsOf(renderToStaticMarkup(<div dangerouslySetInnerHTML={{ __html: XSS_PAYLOADS.join('\n') }} />)).map(([, name = '']) => name);
    expect(seen.filter((name) => !ELEMENTS.has(name.replace(/^\//, ''))).length).toBeGreaterThan(10);
  });
});

/** What a reader of CommonMark makes of these lines is wrong in a bank's answer: docs/decisions/markdown.md. */
describe('figures and Chinese emphasis', () => {
  test.each([['2*3*4=24', '<p>2*3*4=24</p>'], ['6222 **** **** 1234', '<p>6222 **** **** 1234</p>'], ['**“白金卡”**年费', '<p><strong>“白金卡”</strong>年费</p>'], ['a_b_c', '<p>a_b_c</p>']])('%s stays what was meant', (text, wanted) => {
    expect(renderToStaticMarkup(<AnswerBody answer={{ text }} language="zh" linkHosts={[]} />)).toBe(`<div class="lobby-md">${wanted}</div>`);
  });
});

test('what a table says is not said a second time in lines', () => {
  const table = { columns: ['', '金卡', '白金卡'], rows: [['年费', '160 元', '580 元']] };
  const markup = renderToStaticMarkup(<AnswerBody answer={{ text: '主要区别：\n- 年费：160 元 ↔ 580 元\n其他相同。', table }} language="zh" linkHosts={[]} />);
  expect([markup.includes('↔'), markup.includes('主要区别'), markup.includes('其他相同'), markup.includes('580 元')]).toEqual([false, true, true, true]);
  expect(renderToStaticMarkup(<AnswerBody answer={{ text: '- 年费：160 元 ↔ 580 元' }} language="zh" linkHosts={[]} />)).toContain('↔');
});
