import type { ItemState } from '@lobby/contracts';
import { Tag } from 'antd';
import { useT } from '../i18n/useT.ts';

const COLOR = { draft: 'default', in_review: 'warning', approved: 'processing', published: 'success', retired: 'default' } as const;

export function StateTag({ state }: { state: ItemState }) {
  const t = useT();
  return <Tag variant="filled" color={COLOR[state]}>{t(`state.${state}`)}</Tag>;
}
