import { LobbyError, type Item, type Language } from '@lobby/contracts';
import { bundleOf } from './bundle.ts';
import { documentMarkdown } from './documentMarkdown.ts';
import { faqCsv, faqXlsx } from './faqSheet.ts';

export type ExportShape = { format: 'bundle' | 'csv' | 'xlsx' | 'markdown'; language?: Language };

/** Items as the bytes of a file: a bundle of all, a sheet of the FAQs among them, or the one document as Markdown. @throws LobbyError `not_found` when there is no such document */
export async function writeFile(items: readonly Item[], { format, language = 'zh' }: ExportShape): Promise<Uint8Array> {
  switch (format) {
    case 'bundle': return Buffer.from(await bundleOf(items));
    case 'csv': return Buffer.from(faqCsv(items));
    case 'xlsx': return faqXlsx(items);
    case 'markdown': {
      const [item] = items;
      if (items.length !== 1 || item?.kind !== 'document') throw new LobbyError('not_found', 'Markdown is for one document: name it');
      return Buffer.from(documentMarkdown(item, language));
    }
  }
}
