import { useEffect, useRef, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page: whoever misses the field by an inch means it all the same, and the browser would leave the desk to show the file.
 * @param onFile null where dropped files are for nobody; the page stays all the same
 * @returns whether files hang over the page just now
 */
export function useWindowDrop(onFile: ((file: File) => void) | null): boolean {
  const latest = useRef(onFile);
  const [over, setOver] = useState(false);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer && latest.current === null) event.dataTransfer.dropEffect = 'none';
      setOver(latest.current !== null);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      // The field itself has taken them.
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      for (const file of event.dataTransfer?.files ?? []) latest.current?.(file);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
