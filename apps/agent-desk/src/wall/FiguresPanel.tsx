import { valueOrThrow } from '@lobby/client/staff';
import type { QueueFigures } from '@lobby/contracts';
import { ErrorState, formatDuration } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

const REFRESH_MS = 60_000;
/** Every so many hours one is named under the plot. */
const NAMED_EVERY = 3;

/** The last 24 hours: how many asked for a person, how they fared, and when they came. */
export function FiguresPanel() {
  const t = useT();
  const query = useQuery({ queryKey: ['queue-figures'], refetchInterval: REFRESH_MS, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<QueueFigures>('/api/v1/queue-figures', { signal })) });
  const figures = query.data;
  if (query.isError && !figures) return <section className="wall-panel is-wide"><ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /></section>;
  const { asked = 0, answered = 0, left = 0 } = figures?.total ?? {};
  const share = (part: number): string => (asked === 0 ? '—' : `${Math.round((part / asked) * 100)}%`);
  const facts = [
    ['asked', String(asked)], ['answered', share(answered)], ['left', share(left)],
    ['median', figures?.medianWaitSeconds == null ? '—' : formatDuration(figures.medianWaitSeconds)], ['score', figures?.score == null ? '—' : `${figures.score.toFixed(1)} / 5`],
  ] as const;
  return (
    <section className="wall-panel is-wide wall-figures" aria-label={t('figures.title')}>
      <h3>{t('figures.title')}</h3>
      <dl>{facts.map(([name, value]) => <div key={name}><dt>{t(`figures.${name}`)}</dt><dd>{figures ? value : '…'}</dd></div>)}</dl>
      {figures ? <Plot hours={figures.hours} /> : <div className="wall-plot" />}
    </section>
  );
}

/** A bar an hour: answered, left, still waiting, one on the other. The same numbers stand in words on each bar. */
function Plot({ hours }: { hours: QueueFigures['hours'] }) {
  const t = useT();
  const most = Math.max(1, ...hours.map(({ asked }) => asked));
  return (
    <figure className="wall-plot">
      <ol>
        {hours.map(({ from, asked, answered, left }, at) => {
          const words = t('figures.hour', { hour: dayjs(from).format('HH:mm'), asked, answered, left });
          const height = (count: number) => ({ height: `${(count / most) * 100}%` });
          return (
            <li key={from} title={words}>
              <span className="lobby-visually-hidden">{words}</span>
              <span className="wall-bar" aria-hidden="true"><i className="is-waiting" style={height(asked - answered - left)} /><i className="is-left" style={height(left)} /><i className="is-answered" style={height(answered)} /></span>
              <span className="wall-hour" aria-hidden="true">{at % NAMED_EVERY === 0 || at === hours.length - 1 ? dayjs(from).format('HH') : ''}</span>
            </li>
          );
        })}
      </ol>
      <figcaption>{(['answered', 'left', 'waiting'] as const).map((kind) => <span key={kind} className={`wall-key is-${kind}`}>{t(`figures.key.${kind}`)}</span>)}<span className="desk-fill" /><span>{t('figures.most', { count: most })}</span></figcaption>
    </figure>
  );
}
