import type { Attachment, EntryView } from '@lobby/contracts';
import { FileIcon } from '../icons.tsx';
import { useWords } from '../words/language.ts';
import { fileSize, filesOf } from '@lobby/ui/files';
import { useLook } from './useLook.ts';

type Props = { entry: EntryView; own: string | undefined };

/** The files of a message: a small picture, or the name and size; either opens the file itself. */
export function Attachments({ entry, own }: Props) {
  return filesOf(entry).map((file) => <OneFile key={file.id} file={file} own={own} blob={entry.data?.['blob']} />);
}

function OneFile({ file, own, blob }: { file: Attachment; own: string | undefined; blob: unknown }) {
  const { w } = useWords();
  const { look, failed, open } = useLook(file, own, blob);
  const save = async () => {
    const address = await open();
    if (address !== null) Object.assign(document.createElement('a'), { href: address, download: file.name }).click();
  };
  return (
    <button type="button" className={look ? 'file file-look' : 'file'} onClick={() => void save()} aria-label={`${w.saveFile} ${file.name}`}>
      {look ? <img src={look} alt={file.name} /> : <><FileIcon /><span className="file-name">{file.name}</span><span className="file-size">{failed ? w.fileAway : fileSize(file.bytes)}</span></>}
    </button>
  );
}
