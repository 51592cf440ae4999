import { FILE_TYPES } from '@lobby/contracts/protocol';
import { useRef } from 'react';
import { CameraIcon, ClipIcon } from '../icons.tsx';
import { useWords } from '../words/language.ts';

/** Choose pictures or PDFs; on a phone also take one. */
export function FileButtons({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const { w } = useWords();
  return (
    <>
      <Chooser label={w.attach} accept={FILE_TYPES.join()} onFiles={onFiles}><ClipIcon /></Chooser>
      <span className="on-phone"><Chooser label={w.camera} accept="image/*" camera onFiles={onFiles}><CameraIcon /></Chooser></span>
    </>
  );
}

type ChooserProps = { label: string; accept: string; camera?: boolean; onFiles: (files: Iterable<File>) => void; children: React.ReactNode };

function Chooser({ label, accept, camera, onFiles, children }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="icon-button" aria-label={label} title={label} onClick={() => input.current?.click()}>{children}</button>
      <input
        ref={input} type="file" hidden accept={accept} multiple={!camera} capture={camera ? 'environment' : undefined}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
