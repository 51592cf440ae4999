import type { Item } from '@lobby/client';
import { usePanel } from '../context.ts';
import { Attachments } from '../files/Attachments.tsx';
import { filesOf } from '@lobby/ui/files';
import { Uploading } from '../files/Uploading.tsx';
import { useWords } from '../words/language.ts';
import { Time } from './Time.tsx';

const SIGNS = { sending: '◌', sent: '✓', delivered: '✓✓', read: '✓✓', failed: '!' } as const;

/** What the customer said, how far it has come, and what to do when it went nowhere. */
export function OwnMessage({ item: { entry, own } }: { item: Item }) {
  const { client } = usePanel();
  const { w } = useWords();
  const state = own?.state ?? 'delivered';
  const failed = state === 'failed';
  const masked = entry.data?.['secretsMasked'];
  const [file] = filesOf(entry);
  return (
    <div className="row row-own">
      {file ? <Attachments entry={entry} own={own?.clientId} /> : <div className={`bubble bubble-own ${failed ? 'bubble-failed' : ''}`}><p className="plain">{entry.text ?? w.redacted}</p></div>}
      {file && own && state === 'sending' ? <Uploading clientId={own.clientId} name={file.name} /> : null}
      <p className="meta">
        {Array.isArray(masked) && masked.length > 0 ? <span>{w.masked}</span> : null}
        <Time at={entry.at} />
        <span className={`state state-${state}`} role="img" aria-label={w[state]} title={w[state]}>{SIGNS[state]}</span>
      </p>
      {failed && own ? (
        <p className="failed">
          <span>{w.failed}{own.problem ? ` · ${(file && w.problem[`file_${own.problem.code}`]) ?? w.problem[own.problem.code] ?? w.problem['other']}` : ''}</span>
          <button type="button" className="link-button" onClick={() => client.resend(own.clientId)}>{w.resend}</button>
          <button type="button" className="link-button" onClick={() => client.discard(own.clientId)}>{w.discard}</button>
        </p>
      ) : null}
    </div>
  );
}
