import type { GateFinding, Item, Language, Localized } from '@lobby/contracts';
import { fillText } from '../../answer/fillText.ts';
import { oncePer } from '../../oncePer.ts';
import { isValidOn } from '../contentIndex.ts';
import type { GateCheck } from './gateCheck.ts';

/** Stands where a draft's answer is still to be written; see draftUnanswered. */
const UNFINISHED = /（待编写）|\bTODO\b/;

type Text = { field: string; text: string; language: Language };

/** A text with a hole is never shown: an answer whose placeholder cannot be filled today is silently no answer, so the gate says it aloud. */
export const checkFillable: GateCheck = (index, { asOf }) => index.content.items.flatMap(({ item }) => (isValidOn(item, asOf) ? openTexts(item) : []).flatMap((text): GateFinding[] => {
  if (UNFINISHED.test(text.text)) return [{ severity: 'error', check: 'unfinished', itemId: item.id, field: text.field, message: 'is still to be written' }];
  if (fillText(text.text, { index, language: text.language, asOf })) return [];
  return [{ severity: 'warning', check: 'placeholders', itemId: item.id, field: text.field, message: `a placeholder cannot be filled on ${asOf}, so this text is not shown: ${(text.text.match(/\{\{[^}]*\}\}/g) ?? []).join(' ')}` }];
}));

/** Texts that are unfinished or have something to fill in; the others are shown as they stand. */
const openTexts = oncePer((item: Item): Text[] => textsOf(item).filter(({ text }) => UNFINISHED.test(text) || text.includes('{{')));

function textsOf(item: Item): Text[] {
  switch (item.kind) {
    case 'faq': return localized('body.answer', item.body.answer);
    case 'procedure': return item.body.steps.flatMap((step, i) => localized(`body.steps[${i}].text`, step.text));
    case 'product': case 'rule': case 'fact': case 'fee': case 'rate': case 'document': case 'media': case 'topic': case 'flow': case 'term': case 'branch': case 'escalation': return [];
  }
}

const localized = (field: string, text: Localized): Text[] => [{ field: `${field}.zh`, text: text.zh, language: 'zh' }, ...(text.en ? [{ field: `${field}.en`, text: text.en, language: 'en' as const }] : [])];
