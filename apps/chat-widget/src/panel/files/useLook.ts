import type { Attachment } from '@lobby/contracts';
import { useCallback, useEffect, useState } from 'react';
import { usePanel } from '../context.ts';

/** Pictures larger than this are drawn when they are asked for: a phone pays for every byte. */
const LOOK_UP_TO_BYTES = 3 * 1024 * 1024;
/** Addresses of files in this page's memory, by message or file: what was just sent is not fetched again. They end with the page. */
const known = new Map<string, string>();

/** The address of a file's bytes, read once; null when they cannot be had now. */
async function addressOf(key: string, read: () => Promise<Blob | null>): Promise<string | null> {
  const blob = known.has(key) ? null : await read();
  if (blob) known.set(key, URL.createObjectURL(blob));
  return known.get(key) ?? null;
}

/** A picture's address once it can be drawn, the way to any file's, and whether that failed last time. `blob`: the bytes of a file that is still on its way. */
export function useLook({ id, mediaType, bytes }: Attachment, own: string | undefined, blob: unknown) {
  const { client } = usePanel();
  const [look, setLook] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const find = useCallback(() => addressOf(own ?? id, async () => (blob instanceof Blob ? blob : client.readFile(id))), [client, id, own, blob]);
  const draws = mediaType.startsWith('image/') && bytes <= LOOK_UP_TO_BYTES;
  useEffect(() => {
    let gone = false;
    if (draws) void find().then((address) => gone || setLook(address));
    return () => { gone = true; };
  }, [draws, find]);
  const open = async (): Promise<string | null> => {
    const address = await find();
    setFailed(address === null);
    return address;
  };
  return { look, failed, open };
}
