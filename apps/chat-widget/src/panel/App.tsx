import { useStore } from '@lobby/client/react';
import { useEffect, useRef } from 'react';
import { Composer } from './composer/Composer.tsx';
import { usePanel } from './context.ts';
import { Header } from './Header.tsx';
import { Announcer } from './log/Announcer.tsx';
import { Log } from './log/Log.tsx';
import { StatusLine } from './StatusLine.tsx';
import { useWords } from './words/language.ts';

/** The panel: who speaks, what was said, what one can do. */
export function App() {
  const { client, host } = usePanel();
  const { open } = useStore(host.state);
  const { w } = useWords();
  const snapshot = useStore(client);
  const panel = useRef<HTMLElement>(null);
  const lastSeq = snapshot.items.findLast(({ entry }) => entry.seq > 0)?.entry.seq ?? 0;

  useEffect(() => {
    const read = () => {
      if (open && document.visibilityState === 'visible') client.markRead(lastSeq);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [client, open, lastSeq]);
  useEffect(() => {
    const node = panel.current;
    if (!node || !host.framed) return undefined;
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) host.tell({ lobby: 'close' });
    };
    node.addEventListener('keydown', leave);
    return () => node.removeEventListener('keydown', leave);
  }, [host]);

  return (
    <main className="panel" ref={panel} aria-label={w.panel}>
      <Header snapshot={snapshot} />
      <Log snapshot={snapshot} />
      <StatusLine snapshot={snapshot} />
      <Composer snapshot={snapshot} />
      <Announcer items={snapshot.items} loaded={snapshot.loaded} />
    </main>
  );
}
