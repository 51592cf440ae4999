import { SearchOutlined } from '@ant-design/icons';
import type { Suggestion } from '@lobby/contracts';
import { AutoComplete, Input } from 'antd';
import { MarkedText } from './MarkedText.tsx';

type Props = { value: string; label: string; suggestions: readonly Suggestion[]; onChange: (value: string) => void; maxLength?: number; className?: string };

/** A search box that goes on from what is typed. A choice takes the place of the text; Enter without one searches for what stands there. */
export function SearchInput({ value, label, suggestions, onChange, maxLength = 200, className }: Props) {
  return (
    <AutoComplete
      {...(className === undefined ? {} : { className })} value={value} onChange={onChange} aria-label={label} popupMatchSelectWidth
      options={suggestions.map(({ itemId, title, highlights }) => ({ value: title, key: itemId, label: <MarkedText text={title} ranges={highlights} /> }))}
    >
      <Input prefix={<SearchOutlined />} allowClear maxLength={maxLength} placeholder={label} />
    </AutoComplete>
  );
}
