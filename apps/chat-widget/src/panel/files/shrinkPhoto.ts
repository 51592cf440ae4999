/** Photos above this are made smaller before they leave: a phone's 12 megapixels say no more to an agent than four, and a slow line carries them. */
const SHRINK_FROM_BYTES = 1_500_000;
const LONGEST_SIDE = 2400;
const JPEG_QUALITY = 0.85;
const PHOTOS = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** A smaller picture of the same, which also leaves behind where and with what it was taken; the file itself where there is nothing to gain or the browser cannot. */
export async function shrinkPhoto(file: File): Promise<Blob> {
  if (!PHOTOS.has(file.type) || file.size < SHRINK_FROM_BYTES) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const smaller = await new Promise<Blob | null>((done) => { canvas.toBlob(done, 'image/jpeg', JPEG_QUALITY); });
    return smaller && smaller.size < file.size ? smaller : file;
  } catch {
    return file;
  }
}
