import type { Draft } from './path.ts';

const BODIES: Readonly<Record<string, Draft>> = {
  faq: { topic: '', products: [], phrasings: { zh: [], en: [] }, answer: { zh: '' }, audience: 'customer' },
  product: { category: '', aliases: { zh: [], en: [] }, summary: { zh: '' }, features: [], channels: [], limits: [], materials: [] },
  fee: { product: '', feeType: '', per: 'year', currency: 'CNY' },
  rate: { product: '', rateType: '', per: 'year', bands: [{ percent: '' }] },
  rule: { appliesTo: [], effect: { type: 'require' }, when: { all: [{ fact: '', op: 'eq', value: true }] }, basedOn: { document: '', section: '' }, priority: 100, explain: { zh: '' } },
  fact: { type: 'boolean', question: { zh: '' }, askingCost: 3, options: [] },
  topic: { topic: '', about: [], outOfScope: false, utterances: { zh: [], en: [] } },
  document: { summary: { zh: '' }, sections: [{ anchor: 's1', heading: { zh: '' }, text: { zh: '' } }] },
  procedure: { products: [], steps: [{ id: 's1', text: { zh: '' }, next: [] }] },
  media: { mediaType: 'video', url: '', transcript: { zh: '' } },
  flow: { topics: [''], requires: 'anonymous', slots: [], steps: [{ id: 'end', end: true }] },
  term: { aliases: { zh: [], en: [] }, meaning: { zh: '' } },
  branch: { city: '', address: { zh: '' }, phone: '', hours: { zh: '' }, services: [] },
  escalation: { signal: '', queue: '', priority: 'urgent', phrasings: { zh: [], en: [] }, lookalikes: { zh: [], en: [] }, message: { zh: '' } },
};

/** A new item with the fields of its kind to fill in. @param today calendar date @param seed what is known already, such as an unanswered question */
export function freshItem(id: string, owner: string, today: string, seed: { phrasing?: string; topic?: string; language?: string } = {}): Draft {
  const kind = id.slice(0, id.indexOf('.'));
  const body = BODIES[kind] ?? {};
  return { id, kind, title: { zh: seed.phrasing ?? '' }, owner, validFrom: today, tags: [], body: kind === 'faq' ? { ...body, ...seeded(seed) } : body };
}

function seeded({ phrasing, topic, language }: { phrasing?: string; topic?: string; language?: string }): Draft {
  const list = phrasing ? [phrasing] : [];
  return { topic: topic ?? '', phrasings: language === 'en' ? { zh: [], en: list } : { zh: list, en: [] } };
}
