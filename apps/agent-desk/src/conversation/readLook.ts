/** Reads a picture into an address that a page can draw; null when it cannot be had. The server gives every file to be saved, so its type is said here (it was read from the bytes when it came). */
export async function readLook(address: string, mediaType: string): Promise<string | null> {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return null;
  const blob = new Blob([await answer.arrayBuffer()], { type: mediaType });
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : null);
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(blob);
  });
}
