import { describe, expect, test } from 'vitest';
import { FONT_MONO, FONT_SANS, PALETTE, type Mode } from './palette.ts';
import { lobbyAntTheme } from './theme.ts';
import css from './tokens.css?raw';

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each<Mode>(['light', 'dark'])('the %s palette', (mode) => {
  const p = PALETTE[mode];
  const grounds = [p.ground, p.surface, p.raised, p.sunken];

  test('texts reach AA (4.5) on every ground', () => {
    for (const ground of grounds) for (const text of [p.text, p.textSoft, p.accent, p.human, p.good, p.warn, p.bad]) expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
  test('texts reach AA on their own soft ground, and plain text on all of them', () => {
    for (const [text, soft] of [[p.accent, p.accentSoft], [p.human, p.humanSoft], [p.good, p.goodSoft], [p.warn, p.warnSoft], [p.bad, p.badSoft], [p.onAccent, p.accent], [p.onAccent, p.accentStrong], [p.text, p.note]] as const) {
      expect(contrast(text, soft), `${text} on ${soft}`).toBeGreaterThanOrEqual(4.5);
      if (soft !== p.accent && soft !== p.accentStrong) expect(contrast(p.text, soft)).toBeGreaterThanOrEqual(4.5);
    }
  });
  test('borders of things one can use reach 3', () => {
    for (const ground of [p.ground, p.surface, p.raised]) expect(contrast(p.lineStrong, ground)).toBeGreaterThanOrEqual(3);
  });
  test('tokens.css says the same', () => {
    const blocks = css.split(/(?=^:root\[data-theme='dark'\]|^@media)/m);
    const mine = mode === 'light' ? blocks.slice(0, 1) : blocks.filter((b) => b.includes('color-scheme: dark'));
    expect(mine.length).toBe(mode === 'light' ? 1 : 2);
    for (const block of mine) for (const [name, value] of Object.entries(p)) expect(block).toContain(`--${kebab(name)}: ${value};`);
  });
  test('Ant Design gets the same accent', () => expect(lobbyAntTheme(mode).token.colorPrimary).toBe(p.accent));
});

test('the faces are the same', () => {
  expect(css).toContain(`--font-sans: ${FONT_SANS};`);
  expect(css).toContain(`--font-mono: ${FONT_MONO};`);
});
