import type { Item } from '@lobby/client';
import { writeTranscript, type TranscriptOptions } from './writeTranscript.ts';

/** Hands the transcript to the browser as a text file. The mark at its start tells old editors that it is UTF-8. */
export function saveTranscript(items: readonly Item[], options: TranscriptOptions): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', writeTranscript(items, options)], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${options.title}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
