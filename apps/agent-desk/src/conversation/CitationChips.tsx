import type { Citation } from '@lobby/contracts';
import { CitationList, useStaffWords } from '@lobby/ui/staff';
import { Button, Popover } from 'antd';

/** "依据 2": how many sources stand behind the words; a click shows them. */
export function CitationChips({ citations }: { citations: readonly Citation[] }) {
  const t = useStaffWords();
  return (
    <Popover trigger="click" content={<div className="entry-popover"><CitationList citations={citations} /></div>}>
      <Button size="small">{t('evidence.citations')} {citations.length}</Button>
    </Popover>
  );
}
