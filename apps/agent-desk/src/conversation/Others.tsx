import type { Viewer } from '@lobby/client';
import { EyeOutlined } from '@ant-design/icons';
import { useT } from '../i18n/useT.ts';

/** Which colleagues have this conversation on screen, and who of them is writing, so that nobody answers twice. */
export function Others({ viewers, typing, me }: { viewers: readonly Viewer[]; typing: Viewer | null; me: string }) {
  const t = useT();
  const others = viewers.filter((viewer) => viewer.id !== me);
  const writing = typing && typing.id !== me ? typing : null;
  return (
    <output className="conv-others">
      {writing ? <strong>{t('viewers.typing', { name: writing.name })}</strong> : others.length > 0 ? <><EyeOutlined /> {t('viewers.others', { names: others.map((viewer) => viewer.name).join('、') })}</> : null}
    </output>
  );
}
