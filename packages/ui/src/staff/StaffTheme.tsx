import { App, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lobbyAntTheme } from '../theme.ts';
import { useMode } from './appearance.ts';

/** Dresses Ant Design in Lobby's colours and the reader's language; both follow their switches at once. */
export function StaffTheme({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const mode = useMode();
  const dress = lobbyAntTheme(mode);
  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? enUS : zhCN}
      theme={{ ...dress, algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm }}
      button={{ autoInsertSpace: false }}
    >
      <App className="lobby-app">{children}</App>
    </ConfigProvider>
  );
}
