import { Alert } from 'antd';
import { useStaffWords } from '../i18n/useWords.ts';

/** Said a minute before a session ends for want of use; any key or click keeps it, so there is nothing to press. */
export function EndsSoon({ shown }: { shown: boolean }) {
  const t = useStaffWords();
  return shown ? <Alert banner showIcon role="alert" type="warning" title={t('signIn.endsSoon')} /> : null;
}
