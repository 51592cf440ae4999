import { FONT_MONO, FONT_SANS, PALETTE, type Mode } from './palette.ts';

/**
 * Ant Design's theme for desk and admin from the same colours as `tokens.css`, as plain data (`<ConfigProvider theme={…}>`).
 * In dark mode the app adds Ant Design's own `darkAlgorithm`, which fills the shades that are not named here.
 */
export function lobbyAntTheme(mode: Mode) {
  const p = PALETTE[mode];
  return {
    token: {
      colorPrimary: p.accent, colorInfo: p.accent, colorLink: p.accent, colorLinkHover: p.accentStrong, colorLinkActive: p.accentStrong,
      colorPrimaryBg: p.accentSoft, colorInfoBg: p.accentSoft, colorPrimaryHover: p.accentStrong, colorPrimaryActive: p.accentStrong, colorTextLightSolid: p.onAccent,
      colorSuccess: p.good, colorSuccessBg: p.goodSoft, colorWarning: p.warn, colorWarningBg: p.warnSoft, colorError: p.bad, colorErrorBg: p.badSoft,
      colorBgLayout: p.ground, colorBgContainer: p.surface, colorBgElevated: p.raised,
      colorText: p.text, colorTextHeading: p.text, colorTextSecondary: p.textSoft, colorTextTertiary: p.textSoft, colorTextPlaceholder: p.textSoft, colorIcon: p.textSoft,
      colorBorder: p.line, colorBorderSecondary: p.line, colorSplit: p.line,
      fontFamily: FONT_SANS, fontFamilyCode: FONT_MONO, fontSize: 14, borderRadius: 8, borderRadiusLG: 12, borderRadiusSM: 6, controlHeight: 34, wireframe: false,
      // Motion stays at or under 150 ms everywhere.
      motionDurationFast: '0.08s', motionDurationMid: '0.12s', motionDurationSlow: '0.15s',
    },
    components: {
      Layout: { headerBg: p.surface, bodyBg: p.ground, siderBg: p.surface, headerHeight: 52, headerPadding: '0 16px' },
      Menu: { itemSelectedBg: p.accentSoft, itemSelectedColor: p.accentStrong, itemBg: 'transparent' },
      Table: { headerBg: p.sunken, headerColor: p.textSoft, rowHoverBg: p.accentSoft, rowSelectedBg: p.accentSoft, cellPaddingBlock: 10 },
      Tabs: { inkBarColor: p.accent, itemSelectedColor: p.accentStrong },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Card: { headerFontSize: 14 },
      Tag: { defaultBg: p.sunken, defaultColor: p.text },
      Tooltip: { colorBgSpotlight: p.text, colorTextLightSolid: p.ground },
    },
  };
}
