import { LANGUAGES, type Item, type Language, type Localized, type ReleaseContent, type ReleasedItem } from '@lobby/contracts';
import type { Passage, PassageKind } from './faqStore.ts';

/** Every findable text of a release, once per language it is written in. */
export function passagesOf(content: ReleaseContent): Passage[] {
  const categories = new Map(content.items.flatMap(({ item }) => (item.kind === 'product' ? [[item.id, item.body.category]] : [])));
  const inCategories = (passage: Passage): Passage => ({ ...passage, categories: [...new Set(passage.products.flatMap((id) => categories.get(id) ?? []))] });
  return content.items.flatMap((released) => LANGUAGES.flatMap((language) => passagesIn(released, language))).map(inCategories);
}

const BODY_ENCODED = 200;

/** What of a passage's body is encoded: plain words, the beginning of them, without placeholders, so that a new price needs no new vector. */
export const bodyText = ({ body }: Pick<Passage, 'body'>): string => body.replace(/\{\{[^}]*\}\}/g, '').replace(/[*_`#>]+/g, '').replace(/\s+/g, ' ').trim().slice(0, BODY_ENCODED);

function passagesIn({ item, version }: ReleasedItem, language: Language): Passage[] {
  const title = item.title[language];
  const make = (kind: PassageKind, more: Omit<Partial<Passage>, 'body' | 'phrasings'> & { body: string | undefined; phrasings: readonly string[] }): Passage[] => {
    const { body, phrasings, ...rest } = more;
    if (body === undefined || (!title && phrasings.length === 0)) return [];
    const shown = title ?? phrasings[0] ?? item.title.zh;
    return [{
      id: `${item.id}:${language}`, itemId: item.id, version, kind, language, title: shown, phrasings: [...new Set([shown, ...phrasings])], body,
      topic: null, products: [], categories: [], audience: 'customer', channels: [], validFrom: item.validFrom, validTo: item.validTo ?? null, ...rest,
    }];
  };
  return passageOf(item, language, make);
}

type Make = (kind: PassageKind, more: Omit<Partial<Passage>, 'body' | 'phrasings'> & { body: string | undefined; phrasings: readonly string[] }) => Passage[];

function passageOf(item: Item, language: Language, make: Make): Passage[] {
  const say = (text: Localized | undefined) => text?.[language];
  switch (item.kind) {
    case 'faq': return make('faq', { body: say(item.body.answer), phrasings: item.body.phrasings[language], topic: item.body.topic, products: item.body.products, audience: item.body.audience, channels: item.body.channels });
    case 'product': return make('product', { body: say(item.body.summary), phrasings: item.body.aliases[language], products: [item.id] });
    case 'procedure': return make('procedure', { body: item.body.steps.map((s, i) => `${i + 1}. ${say(s.text) ?? ''}`).join('\n'), phrasings: [], topic: item.body.topic ?? null, products: item.body.products });
    case 'document': return item.body.sections.flatMap((section) => {
      const heading = say(section.heading);
      return heading ? make('document', { id: `${item.id}#${section.anchor}:${language}`, title: `${say(item.title) ?? item.title.zh} · ${heading}`, section: section.anchor, body: say(section.text), phrasings: [heading] }) : [];
    });
    case 'branch': return make('branch', { body: [say(item.body.address), item.body.phone, say(item.body.hours)].filter(Boolean).join('\n'), phrasings: language === 'zh' ? [`${item.body.city}网点`] : [] });
    case 'term': return make('term', { body: say(item.body.meaning), phrasings: item.body.aliases[language] });
    case 'media': return make('media', { body: say(item.body.transcript), phrasings: [], topic: item.body.topic ?? null });
    case 'rule': case 'fact': case 'fee': case 'rate': case 'topic': case 'flow': case 'escalation': return [];
  }
}
