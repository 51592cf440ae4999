const MAX_BYTES = 10 * 1024 * 1024;
const ENDINGS = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'pdf', 'docx', 'xlsx', 'txt'];

/** What the file dialog offers; the server decides by the bytes. */
export const ATTACHMENT_ACCEPT = ENDINGS.map((ending) => `.${ending}`).join(',');

/** Why a file would not be taken, as a key of the desk's words; null when it may be sent. */
export function fileRefusal({ name, size }: { name: string; size: number }): 'ticket.fileTooLarge' | 'ticket.fileType' | 'ticket.fileEmpty' | null {
  if (!ENDINGS.includes(name.split('.').at(-1)?.toLowerCase() ?? '')) return 'ticket.fileType';
  if (size === 0) return 'ticket.fileEmpty';
  return size > MAX_BYTES ? 'ticket.fileTooLarge' : null;
}
