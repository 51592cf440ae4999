import { Tag } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { useEffect } from 'react';
import { useDeskState } from './LiveProvider.tsx';

/** Says when the line is down; silent while all is well. A refused session leads back to the door. */
export function ConnectionNotice() {
  const t = useT();
  const { connection, problem } = useDeskState();
  useEffect(() => {
    if (problem?.code === 'unauthenticated') void session.refresh();
  }, [problem]);
  if (connection === 'online' || connection === 'idle') return <output />;
  return <output><Tag variant="filled" color="warning">{t(connection === 'connecting' ? 'live.connecting' : 'live.offline')}</Tag></output>;
}
