import { FileOutlined } from '@ant-design/icons';
import type { Attachment, EntryView } from '@lobby/contracts';
import { fileSize, filesOf } from '@lobby/ui/files';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { readLook } from './readLook.ts';

/** Larger pictures are saved, not drawn. */
const LOOK_UP_TO_BYTES = 3 * 1024 * 1024;

/** What the customer sent besides words: a small picture, or name and size; either saves the file. */
export function EntryFiles({ entry }: { entry: EntryView }) {
  const { conversationId } = useParams();
  return filesOf(entry).map((file) => <EntryFile key={file.id} file={file} address={`/api/v1/desk/conversations/${conversationId}/attachments/${file.id}`} />);
}

function EntryFile({ file, address }: { file: Attachment; address: string }) {
  const t = useT();
  const draws = file.mediaType.startsWith('image/') && file.bytes <= LOOK_UP_TO_BYTES;
  const look = useQuery({ queryKey: ['look', file.id], enabled: draws, staleTime: Infinity, queryFn: () => readLook(address, file.mediaType) });
  return (
    <a className="entry-file" href={address} download={file.name} aria-label={t('conv.saveFile', { name: file.name })}>
      {look.data ? <img src={look.data} alt={file.name} /> : <><FileOutlined /><span>{file.name}</span><span className="lobby-soft lobby-small">{fileSize(file.bytes)}</span></>}
    </a>
  );
}
