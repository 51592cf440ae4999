import type { GateFinding, Item } from '@lobby/contracts';
import { isValidOn, type ContentIndex } from '../contentIndex.ts';
import type { GateCheck } from './gateCheck.ts';

/** Names that stand for nobody: an item of theirs is kept true by no one. */
const NOBODY = /^(todo|tbd|none|n\/?a|unknown|nobody|\?+|-+|无|待定|未知)$/i;

/** Items that ran out with nothing in their place, that are overdue for review, or that nobody owns; valid items that lean on one that has run out. */
export const checkDates: GateCheck = (index, { asOf }) => index.content.items.flatMap(({ item }) => [
  ...(NOBODY.test(item.owner.trim()) ? [finding(item, 'warning', 'owner', `"${item.owner}" is nobody; an item needs an owner who keeps it true`)] : []),
  ...(item.reviewBy && item.reviewBy < asOf && isValidOn(item, asOf) ? [finding(item, 'warning', 'reviewBy', `should have been reviewed by ${item.reviewBy}`)] : []),
  ...expired(item, index, asOf),
]);

function expired(item: Item, index: ContentIndex, asOf: string): GateFinding[] {
  if (!item.validTo || item.validTo >= asOf) return [];
  return hasSuccessor(item, index, asOf)
    ? [finding(item, 'info', 'validTo', `ran out on ${item.validTo}; kept for questions about the past`)]
    : [finding(item, 'warning', 'validTo', `ran out on ${item.validTo} and nothing takes its place; retire it or prolong it`)];
}

/** Another item that says the same of the same thing today. */
function hasSuccessor(item: Item, index: ContentIndex, asOf: string): boolean {
  return index.of(item.kind).some(({ item: other }) => other.id !== item.id && isValidOn(other, asOf) && saysTheSame(item, other));
}

function saysTheSame(item: Item, other: Item): boolean {
  if (item.kind === 'fee' && other.kind === 'fee') return item.body.product === other.body.product && item.body.feeType === other.body.feeType;
  if (item.kind === 'rate' && other.kind === 'rate') return item.body.product === other.body.product && item.body.rateType === other.body.rateType;
  if (item.kind === 'rule' && other.kind === 'rule') return other.body.supersedes === item.id || (item.body.effect.type === other.body.effect.type && item.body.appliesTo.join() === other.body.appliesTo.join());
  return false;
}

const finding = (item: Item, severity: GateFinding['severity'], field: string, message: string): GateFinding => ({ severity, check: 'dates', itemId: item.id, field, message });
