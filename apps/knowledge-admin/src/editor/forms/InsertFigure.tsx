import { Select } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { useItemOptions } from '../../shared/useItemOptions.ts';
import { useField } from '../EditorContext.tsx';

const KINDS = ['fee', 'rate', 'product', 'branch'] as const;

/** Adds a placeholder to the answer, so that nobody writes a number by hand. It goes to the end of both languages. */
export function InsertFigure({ path }: { path: string }) {
  const t = useT();
  const { value, set, disabled } = useField<{ zh?: string; en?: string }>(path);
  const [typed, setTyped] = useState('');
  const fees = useItemOptions('fee', typed, []);
  const rates = useItemOptions('rate', typed, []);
  const products = useItemOptions('product', typed, []);
  const branches = useItemOptions('branch', typed, []);
  const groups = [fees, rates, products, branches].map((found, at) => ({ label: t(`kind.${KINDS[at] ?? 'fee'}`), options: found.options }));
  const insert = (id: string): void => set({ ...value, zh: `${value?.zh ?? ''}{{${id}}}`, ...(value?.en ? { en: `${value.en}{{${id}}}` } : {}) });
  return (
    <div className="field">
      <label htmlFor="insert-figure">{t('faq.insert')}</label>
      <Select id="insert-figure" value={null} disabled={disabled} placeholder={t('faq.answerHint', { example: '{{fee.x}}' })} showSearch={{ filterOption: false, onSearch: setTyped }} options={groups} onChange={insert} />
    </div>
  );
}
