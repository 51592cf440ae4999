import { PRESENCE } from '../live/keptPresence.ts';
import { usePresence } from '../live/usePresence.ts';
import { Select, type RefSelectProps } from 'antd';
import { useRef } from 'react';
import { useT } from '../i18n/useT.ts';

/** Whether new customers come to me, and how many I serve. */
export function PresenceSwitch({ inHand }: { inHand: number }) {
  const t = useT();
  const { presence, choose, busy } = usePresence();
  const list = useRef<RefSelectProps>(null);
  return (
    <footer className="inbox-presence">
      <span className={`presence-dot is-${presence}`} aria-hidden="true" />
      <Select
        // A list in focus takes every key: after the choice, A is to accept again.
        ref={list} onSelect={() => list.current?.blur()}
        variant="borderless" aria-label={t('presence.label')} value={presence} loading={busy} onChange={choose} popupMatchSelectWidth={false}
        options={PRESENCE.map((value) => ({ value, label: t(`presence.${value}`) }))}
      />
      <span className="desk-fill" />
      <span className="lobby-soft">{t('presence.load', { count: inHand })}</span>
    </footer>
  );
}
