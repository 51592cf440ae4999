import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useT } from '../i18n/useT.ts';

const WAYS = [
  { key: 'bundle', href: '/api/v1/exports/bundle' }, { key: 'drafts', href: '/api/v1/exports/bundle?from=latest' }, { key: 'csv', href: '/api/v1/exports/faqs?format=csv' }, { key: 'xlsx', href: '/api/v1/exports/faqs?format=xlsx' },
] as const;

/** Knowledge as a file. The browser saves it; the session travels with the link. */
export function ExportMenu() {
  const t = useT();
  return (
    <Dropdown trigger={['click']} menu={{ items: WAYS.map(({ key, href }) => ({ key, label: <a href={href} download>{t(`export.${key}`)}</a> })) }}>
      <Button icon={<DownloadOutlined />}>{t('export.title')}</Button>
    </Dropdown>
  );
}
