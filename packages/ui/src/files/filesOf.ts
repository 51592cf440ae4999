import type { Attachment, EntryView } from '@lobby/contracts';

/** The files of an entry; none for anything else. */
export function filesOf(entry: EntryView): Attachment[] {
  const files = entry.data?.['attachments'];
  return Array.isArray(files) ? files : [];
}
