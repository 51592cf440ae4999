import { SearchOutlined } from '@ant-design/icons';
import type { Suggestion } from '@lobby/contracts';
import { AutoComplete, Input } from 'antd';
import { useState } from 'react';
import { MarkedText } from './MarkedText.tsx';

type Props = { value: string; label: string; suggestions: readonly Suggestion[]; onChange: (value: string) => void; maxLength?: number; className?: string };

/** A search box that goes on from what is typed. A choice takes the place of the text; Enter without one searches for what stands there. */
export function SearchInput({ value, label, suggestions, onChange, maxLength = 200, className }: Props) {
  // Open only under somebody's keys: text that a correction has put here must not cover what it found.
  const [typing, setTyping] = useState(false);
  return (
    <AutoComplete
      {...(className === undefined ? {} : { className })} value={value} onChange={onChange} aria-label={label} popupMatchSelectWidth
      open={typing && suggestions.length > 0} onSearch={() => setTyping(true)} onSelect={() => setTyping(false)} onBlur={() => setTyping(false)} onOpenChange={(open) => { if (!open) setTyping(false); }}
      options={suggestions.map(({ itemId, title, highlights }) => ({ value: title, key: itemId, label: <MarkedText text={title} ranges={highlights} /> }))}
    >
      <Input prefix={<SearchOutlined />} allowClear maxLength={maxLength} placeholder={label} />
    </AutoComplete>
  );
}
