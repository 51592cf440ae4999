import type { Item, Localized } from '@lobby/contracts';
import type { GateCheck } from './gateCheck.ts';

/** What customers read and what exists in Chinese alone. Reported, because a bank may begin with one language. */
export const checkTranslations: GateCheck = (index) => index.content.items.flatMap(({ item }) => {
  const fields = missing(item);
  return fields.length === 0 ? [] : [{ severity: 'info' as const, check: 'translations', itemId: item.id, field: fields[0] ?? 'title', message: `no English for ${fields.join(', ')}` }];
});

function missing(item: Item): string[] {
  const lacks = (field: string, text: Localized | undefined) => (text && !text.en ? [field] : []);
  const title = lacks('title', item.title);
  switch (item.kind) {
    case 'faq': return [...title, ...lacks('body.answer', item.body.answer), ...(item.body.phrasings.en.length === 0 ? ['body.phrasings'] : [])];
    case 'product': return [...title, ...lacks('body.summary', item.body.summary), ...lacks('body.disclaimer', item.body.disclaimer)];
    case 'rule': return [...title, ...lacks('body.explain', item.body.explain), ...lacks('body.remedy', item.body.remedy)];
    case 'fact': return [...title, ...lacks('body.question', item.body.question), ...item.body.options.flatMap((o, i) => lacks(`body.options[${i}].label`, o.label))];
    case 'procedure': return [...title, ...item.body.steps.flatMap((s, i) => lacks(`body.steps[${i}].text`, s.text))];
    case 'document': return [...title, ...item.body.sections.flatMap((s, i) => [...lacks(`body.sections[${i}].heading`, s.heading), ...lacks(`body.sections[${i}].text`, s.text)])];
    case 'topic': return [...title, ...(item.body.utterances.en.length === 0 ? ['body.utterances'] : [])];
    case 'escalation': return [...title, ...lacks('body.message', item.body.message), ...(item.body.phrasings.en.length === 0 ? ['body.phrasings'] : [])];
    case 'media': return [...title, ...lacks('body.transcript', item.body.transcript)];
    case 'term': return [...title, ...lacks('body.meaning', item.body.meaning)];
    case 'branch': return [...title, ...lacks('body.address', item.body.address), ...lacks('body.hours', item.body.hours)];
    case 'fee': case 'rate': return [...title, ...lacks('body.note', item.body.note)];
    case 'flow': return title;
  }
}
