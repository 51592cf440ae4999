import { currentLanguage } from '@lobby/ui/staff';

/** An item's title as its reader has it: English where there is one and the screen is English. */
export function titleOf({ title, titleEn }: { title: string; titleEn?: string | null | undefined }): string {
  return currentLanguage() === 'en' ? (titleEn ?? title) : title;
}
