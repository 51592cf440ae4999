import { BellOutlined } from '@ant-design/icons';
import { valueOrThrow } from '@lobby/client/staff';
import type { DeskNotice } from '@lobby/contracts';
import { EmptyState, RelativeTime } from '@lobby/ui/staff';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Popover } from 'antd';
import { useNavigate } from 'react-router';
import { wordOr } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

const REFRESH_MS = 15_000;
type News = { notices: DeskNotice[]; unseen: number };

/** Warnings, breaches and requests for me; looking at them makes them seen. */
export function NoticeBell() {
  const t = useT();
  const cache = useQueryClient();
  const news = useQuery({ queryKey: ['notices'], refetchInterval: REFRESH_MS, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<News>('/api/v1/desk/notices', { signal })) });
  const unseen = news.data?.unseen ?? 0;
  const closed = async (open: boolean): Promise<void> => {
    if (open || unseen === 0) return;
    await session.api.post('/api/v1/desk/notices/seen');
    await cache.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <Popover trigger="click" placement="bottomRight" onOpenChange={(open) => void closed(open)} content={<Notices notices={news.data?.notices ?? []} />}>
      <Button type="text" icon={<Badge count={unseen} size="small"><BellOutlined /></Badge>} aria-label={unseen > 0 ? `${t('notices.title')} ${t('notices.unseen', { count: unseen })}` : t('notices.title')} />
    </Popover>
  );
}

function Notices({ notices }: { notices: readonly DeskNotice[] }) {
  const t = useT();
  const navigate = useNavigate();
  if (notices.length === 0) return <div className="notices"><EmptyState title={t('notices.none')}>{t('notices.noneNext')}</EmptyState></div>;
  return (
    <ul className="notices">
      {notices.map((notice) => (
        <li key={notice.id} className={notice.seen ? undefined : 'is-new'}>
          <button type="button" className="side-link" onClick={() => void navigate(`/tickets/${notice.ticketId}`)}>
            <strong>{wordOr(t, `notice.${notice.type}`, notice.type)}{typeof notice.data.clock === 'string' ? ` · ${wordOr(t, `clock.${notice.data.clock}`, notice.data.clock)}` : ''}</strong>
            <span>{notice.ticketNumber} {notice.subject}</span>
          </button>
          <span className="lobby-soft lobby-small"><RelativeTime at={notice.at} /></span>
        </li>
      ))}
    </ul>
  );
}
