import { PRESENCE } from '../live/keptPresence.ts';
import { usePresence } from '../live/usePresence.ts';
import { Select } from 'antd';
import { useT } from '../i18n/useT.ts';

/** Whether new customers come to me, and how many I serve. */
export function PresenceSwitch({ inHand }: { inHand: number }) {
  const t = useT();
  const { presence, choose, busy } = usePresence();
  return (
    <footer className="inbox-presence">
      <span className={`presence-dot is-${presence}`} aria-hidden="true" />
      <Select
        variant="borderless" aria-label={t('presence.label')} value={presence} loading={busy} onChange={choose} popupMatchSelectWidth={false}
        options={PRESENCE.map((value) => ({ value, label: t(`presence.${value}`) }))}
      />
      <span className="desk-fill" />
      <span className="lobby-soft">{t('presence.load', { count: inHand })}</span>
    </footer>
  );
}
