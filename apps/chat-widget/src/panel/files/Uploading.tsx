import { useStore } from '@lobby/client/react';
import { usePanel } from '../context.ts';
import { useWords } from '../words/language.ts';

/** How far a file has come, and the way to call it off. */
export function Uploading({ clientId, name }: { clientId: string; name: string }) {
  const { client } = usePanel();
  const { w } = useWords();
  const share = useStore(client.progress)[clientId];
  return (
    <p className="meta">
      <progress max={1} value={share ?? 0} aria-label={w.uploading(name)} />
      <button type="button" className="link-button" onClick={() => client.discard(clientId)}>{w.cancelFile}</button>
    </p>
  );
}
