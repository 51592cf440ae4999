import { useState } from 'react';
import { usePanel } from '../context.ts';
import { useWords } from '../words/language.ts';
import { shrinkPhoto } from './shrinkPhoto.ts';

/** Sends chosen, pasted or dropped files, one message each; `trouble` says what is wrong with the latest one that cannot be sent. */
export function useSendFiles() {
  const { client } = usePanel();
  const { w } = useWords();
  const [trouble, setTrouble] = useState('');
  const send = async (files: Iterable<File>): Promise<void> => {
    setTrouble('');
    for (const file of files) {
      const sent = client.sendFile(await shrinkPhoto(file), file.name);
      if (!sent.ok) setTrouble(`${file.name}: ${w.problem[`file_${sent.error.code}`] ?? w.problem['other']}`);
    }
  };
  return { send, trouble };
}
