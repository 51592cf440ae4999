export { PALETTE, FONT_SANS, FONT_MONO, type Mode } from './palette.ts';
export { lobbyAntTheme } from './theme.ts';
