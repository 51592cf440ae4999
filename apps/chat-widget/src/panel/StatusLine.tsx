import type { ConversationSnapshot } from '@lobby/client';
import { usePanel } from './context.ts';
import { speakerOf } from './speakerOf.ts';
import { inLanguage } from './words/inLanguage.ts';
import { useWords } from './words/language.ts';
import type { Words } from './words/zh.ts';

/** One line of fixed height above the composer, so that coming and going moves nothing: trouble with the line, else who is typing. */
export function StatusLine({ snapshot }: { snapshot: ConversationSnapshot }) {
  const { site } = usePanel();
  const { w, lang } = useWords();
  const trouble = troubleOf(snapshot, w);
  const bot = inLanguage(site.bot, lang);
  const typist = snapshot.typing === 'agent' ? speakerOf(snapshot, bot, w).name : bot;
  return (
    <div className={`status ${trouble ? 'status-trouble' : ''}`} role="status">
      {trouble ?? (snapshot.typing ? <><span className="dots" aria-hidden="true"><i /><i /><i /></span>{w.typing(typist)}</> : null)}
    </div>
  );
}

function troubleOf({ connection, problem, waiting, conversationId }: ConversationSnapshot, w: Words): string | null {
  if (problem && problem.code !== 'unavailable') return w.refused;
  if (connection === 'offline' || (problem && waiting > 0)) return w.offline;
  return connection !== 'online' && conversationId && waiting > 0 ? w.connecting : null;
}
