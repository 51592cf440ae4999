import type { Entity } from '@lobby/contracts';
import { readNumber } from './readNumber.ts';

type Heard = { masked: string; entities: readonly Entity[] };

/** What stands behind a number and makes it something else than money. */
const COUNTED = '月|号|日|年|期|岁|点|位|张|笔|个|天|次|周|分|%|％|折|楼|路|尾|级|months?|years?|days?|times?|st|nd|rd|th|%';
const NUMBER = new RegExp(`(?<![\\d.A-Za-z*])(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?\\s*(万|w|k|千)?(?![\\d*]|\\s*(?:${COUNTED}))`, 'giu');
const HOW_OFTEN_ONE = 1;

/** The text without what was already understood as something. */
function unread({ masked, entities }: Heard): string {
  return entities.reduce((text, { text: known }) => text.replace(known, ' '), masked.normalize('NFKC'));
}

/** The one bare number that is left over beside a date or a name ("昨天，2000", "少了500"): money, where money is what is still asked for. */
export function looseAmount(heard: Heard): number | null {
  if (heard.entities.some((e) => e.type === 'amount')) return null;
  const found = [...unread(heard).matchAll(NUMBER)];
  const value = found.length === HOW_OFTEN_ONE ? readNumber(found[0]?.[0] ?? '') : null;
  return value !== null && value > 0 ? value : null;
}

/** The one group of four digits that is left over ("储蓄卡2209"): a card's tail, where that is what is still asked for. */
export function looseTail(heard: Heard): string | null {
  const found = unread(heard).match(/(?<![\d.])\d{4}(?![\d.万千百元块年月]|\s*(?:yuan|rmb))/gu);
  return found?.length === HOW_OFTEN_ONE ? found[0] : null;
}

const PLACE = /(?:支行|分行|营业部|营业厅|营业所|[a-z]{3,} branch)$/iu;
const LONGEST_NAME = 30;
const CLAUSE = /[，,。；;！!\n]|、(?!\d)/u;
const LEADING = /^(?:(?:说|打|写|搞|弄|填|看)错了?|不对|不是|应该|就|改[成为]?|是|我|想|要|准备|打算|去|到|在|约|选|换成?|那|嗯|哦|吧|[\s，,：:]|(?:i )?(?:would like|want) to|go|come|to|at|the|it is|its|sorry|i mean)+/iu;
const TRAILING = /(?:吧|那(?:里|边|家|个)?|的|就行|可以吗?|办理?|please|[\s，,。.!！])+$/iu;

/** A branch by its kind of name ("上海汐洲路支行") in a message that may say more; a day in it does not belong to its name. */
export function branchIn(heard: Heard): string | null {
  const found = clausesOf(heard).map(bare).find((clause) => PLACE.test(clause) && clause.length <= LONGEST_NAME);
  return found ?? null;
}

/** The name of a place as an answer: what is left of the message without the day and the words around. */
export function placeIn(heard: Heard): string | null {
  const clauses = clausesOf(heard).map(bare).filter((c) => c !== '');
  return branchIn(heard) ?? clauses.at(0) ?? null;
}

/** The clauses that name neither a day nor a branch: what one wants there. Null when none is left. */
export function purposeIn(heard: Heard): string | null {
  const rest = clausesOf(heard).map((c) => c.trim()).filter((c) => c !== '' && !PLACE.test(bare(c)));
  return rest.join('，') || null;
}

function clausesOf({ masked, entities }: Heard): string[] {
  const days = entities.filter((e) => e.type === 'date').map((e) => e.text);
  const text = days.reduce((all, day) => all.replace(day, ' '), masked.normalize('NFKC'));
  return text.split(CLAUSE);
}

const bare = (clause: string): string => clause.trim().replace(LEADING, '').replace(TRAILING, '').trim();
