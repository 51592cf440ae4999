import { SendOutlined } from '@ant-design/icons';
import type { CannedPhrase, InboxRow } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { Button, Checkbox, Input, Segmented } from 'antd';
import { useState, type RefObject } from 'react';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useT } from '../i18n/useT.ts';
import { sendKey } from '../keyboard/sendKey.ts';
import { CannedList } from './CannedList.tsx';
import { findCanned, useCannedPhrases } from './cannedPhrases.ts';
import type { Draft, DraftMode } from './drafts.ts';

const LONGEST = 4000;
/** Above this the count of characters is shown. */
const NEAR_LONGEST = 3600;

type Props = {
  row: InboxRow; mayReply: boolean; whyNot: string; mayNote: boolean; draft: Draft; onDraft: (draft: Draft) => void;
  /** A supervisor may send a note as a whisper to the agent. */
  mayWhisper: boolean; onSend: (mode: DraftMode, text: string, whisper: boolean) => void; onTyping: (typing: boolean) => void; areaRef: RefObject<TextAreaRef | null>;
};

/** Reply or note. A note is yellow from the first letter, so that nobody mistakes where words go. */
export function Composer({ row, mayReply, whyNot, mayNote, draft, onDraft, onSend, onTyping, areaRef, mayWhisper }: Props) {
  const t = useT();
  const mode: DraftMode = mayReply ? draft.mode : 'note';
  const text = draft[mode];
  const phrases = useCannedPhrases();
  const [marked, setMarked] = useState(0);
  const [whisper, setWhisper] = useState(true);
  const canned = mode === 'reply' && text.startsWith('/') && !text.includes('\n') ? findCanned(phrases, text.slice(1), row.language === 'en' ? 'en' : currentLanguage()) : null;
  const over = text.length - LONGEST;
  const allowed = mode === 'reply' ? mayReply : mayNote;
  const write = (words: string): void => {
    onDraft({ ...draft, mode, [mode]: words });
    setMarked(0);
    if (mode === 'reply') onTyping(words !== '' && !words.startsWith('/'));
  };
  const pick = (phrase: CannedPhrase): void => {
    write(phrase.text[row.language === 'en' ? 'en' : 'zh']);
    areaRef.current?.focus();
  };
  const send = (): void => {
    if (text.trim() === '' || over > 0 || !allowed) return;
    onSend(mode, text.trim(), mode === 'note' && mayWhisper && whisper);
    onTyping(false);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (canned && canned.length > 0 && steerList(event, canned.length, marked, setMarked, () => pick(canned[marked] ?? (canned[0] as CannedPhrase)))) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') areaRef.current?.blur();
  };
  return (
    <section className={`composer is-${mode}`} aria-label={t(mode === 'note' ? 'composer.noteLabel' : 'composer.label')}>
      {canned ? <CannedList phrases={canned} language={row.language === 'en' ? 'en' : 'zh'} marked={marked} onPick={pick} /> : null}
      <div className="composer-bar">
        <Segmented<DraftMode> aria-label={t('composer.mode')} value={mode} onChange={(next) => onDraft({ ...draft, mode: next })} options={[{ value: 'reply', label: t('composer.reply'), disabled: !mayReply }, { value: 'note', label: t('composer.note'), disabled: !mayNote }]} />
        <span className="lobby-soft lobby-small">{mayReply ? '' : whyNot}</span>
      </div>
      <Input.TextArea
        ref={areaRef} value={text} disabled={!allowed} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(event) => write(event.target.value)} onKeyDown={onKeyDown}
        aria-label={t(mode === 'note' ? 'composer.noteLabel' : 'composer.label')} placeholder={allowed ? t(mode === 'note' ? 'composer.notePlaceholder' : 'composer.placeholder') : whyNot} status={over > 0 ? 'error' : ''}
      />
      <div className="composer-bar">
        <span className={over > 0 ? 'composer-over' : 'lobby-soft lobby-small'}>{over > 0 ? t('composer.tooLong', { over }) : text.length > NEAR_LONGEST ? `${text.length} / ${LONGEST}` : t(mode === 'note' ? 'composer.noteHint' : 'composer.hint', { key: sendKey() })}</span>
        <span className="desk-fill" />
        {mode === 'note' && mayWhisper ? <Checkbox checked={whisper} onChange={(event) => setWhisper(event.target.checked)}>{t('whisper.on')}</Checkbox> : null}
        <Button type="primary" icon={<SendOutlined />} disabled={!allowed || text.trim() === '' || over > 0} onClick={send}>{t(mode === 'note' ? 'composer.saveNote' : 'composer.send')}</Button>
      </div>
    </section>
  );
}

/** Arrow keys move in the list, Enter and Tab take. True when the key was for the list. */
function steerList(event: React.KeyboardEvent, count: number, marked: number, mark: (at: number) => void, take: () => void): boolean {
  if (event.key === 'ArrowDown') mark((marked + 1) % count);
  else if (event.key === 'ArrowUp') mark((marked + count - 1) % count);
  else if ((event.key === 'Enter' && !event.metaKey && !event.ctrlKey) || event.key === 'Tab') take();
  else return false;
  event.preventDefault();
  return true;
}
