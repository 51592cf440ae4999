export type Mode = 'light' | 'dark';

/**
 * The colours of Lobby, by what they mean. Warm paper as ground, one ink-green accent; everything else appears only where it says something
 * (who speaks, risk, a service level). `tokens.css` carries the same values for style sheets; palette.test.ts keeps both and the contrast in step.
 */
const light = {
  ground: '#f5f2ec', surface: '#fffefb', raised: '#ffffff', sunken: '#ece8df',
  line: '#dcd6ca', lineStrong: '#857e71',
  text: '#1f2623', textSoft: '#565e59',
  accent: '#0e5c53', accentStrong: '#083f39', accentSoft: '#dcebe5', onAccent: '#ffffff',
  /** A person speaks: umber beside the bot's green. */
  human: '#7b4416', humanSoft: '#f6e8da',
  good: '#22683a', goodSoft: '#e0f0e1', warn: '#825200', warnSoft: '#fbeed2', bad: '#a52c24', badSoft: '#fae4e0',
  /** Internal notes of the desk; never seen by a customer. */
  note: '#fff3c4', noteLine: '#d9b84a',
  shadow: 'rgb(31 38 35 / 0.14)',
} as const;

type Palette = Record<keyof typeof light, string>;

const dark: Palette = {
  ground: '#131816', surface: '#1b211f', raised: '#232b28', sunken: '#0e1211',
  line: '#343d39', lineStrong: '#7f8a85',
  text: '#e8ece8', textSoft: '#a9b3ad',
  accent: '#69c6b3', accentStrong: '#93ddcd', accentSoft: '#1b3833', onAccent: '#04211c',
  human: '#e6b07c', humanSoft: '#3a2a1a',
  good: '#85d197', goodSoft: '#1a3322', warn: '#e6bb67', warnSoft: '#3a2e14', bad: '#f49a8f', badSoft: '#401f1b',
  note: '#39321a', noteLine: '#8a7530',
  shadow: 'rgb(0 0 0 / 0.5)',
};

export const PALETTE: Record<Mode, Palette> = { light, dark };

/** System faces first, then the usual Chinese ones: nothing is downloaded. */
export const FONT_SANS = '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Helvetica Neue", Arial, sans-serif';
export const FONT_MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace';
