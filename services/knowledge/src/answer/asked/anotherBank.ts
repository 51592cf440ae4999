import type { ItemOf, KnowledgeQuestion } from '@lobby/contracts';
import { bareText } from '../../faq/normalise.ts';
import { isValidOn, type ContentIndex, type Released } from '../../releases/contentIndex.ts';

/** A term with this tag names another bank or platform. */
const OTHER_INSTITUTION = 'other_institution';
/** Matters in which another bank's name stands for the far end of our own service. */
const BETWEEN_BANKS = /^(?:transfer_|wrong_transfer|atm_|sms_code|fraud_report|card_dispute|card_repay|transaction_history|account_frozen|balance|complaint|credit_report|pension_account|human_agent|greeting|thanks_bye)/;
/** What can only be answered by whoever offers it. */
const OFFERED = new Set(['rate', 'fee', 'waiver', 'limit', 'eligibility', 'benefit', 'what', 'find', 'material', 'risk', 'compare', 'alternative', 'hours']);
/** Words by which a customer means this bank as well. */
const OURS = /你们|你行|贵行|咱们|我行|本行|这里|云汀|跟你|和你|比你|\byour?s?\b|\bhere\b|yunting/i;
/** What people have of a bank, so that the bank's name before it says whose it is. */
const THING = '(?:信用卡|储蓄卡|借记卡|银行卡|工资卡|卡|存折|存单|账户|账号|房贷|车贷|贷款|理财|存款|定期|大额存单|app|手机银行|网银|积分)';
/** "工行信用卡", "我建行卡丢了", "招行app": the product is named as theirs, unless money or a card moves between the two banks. */
const THEIR_THING = new RegExp(`行的?(?:那张|一张)?${THING}`, 'i');
const THEIR_THING_EN = /^.{0,3}(?:'s)? (?:(?:credit|debit|bank) )?(?:card|account|loan|app|mortgage|deposit)/i;
/** "别的银行的卡": theirs without a name. */
const UNNAMED = new RegExp(`(?:其[他它]|别的?|另外?一?)家?(?:银行|行)的?${THING}|\\b(?:another|other|different) bank(?:'s)? (?:(?:credit |debit )?card|loan|app|account)|card (?:from|of|with|at) (?:another|my other|a different) bank`, 'i');
/** "我的卡是别的银行的，能在你们这挂失吗": whose it is is said outright, whatever else is. */
const IS_ANOTHERS = /(?:卡|存折|账户)(?:是|属于|不是你们)(?:别的?|其[他它]|他|另外?一?)家?(?:银)?行|card is (?:from |with |of )?(?:another|a different) bank/iu;
const FROM_BANK_TO_BANK = /转|汇|打钱|打款|到账|吞|取|吐|绑|扣|\b(?:transfer|send|sent|wire|swallow|withdraw|link)/i;
/** "用建行卡还款": with what something of ours is done. */
const MEANS = /(?:用|拿|从|通过|绑定?|\b(?:with|from|using|through))(?:我的?|他的?| my| an?)?\s*$/iu;
const WANTS = /办|申请|开|买|存|借|贷|apply|open|get|buy|deposit|borrow/i;

/** Another bank or platform that a question names, or means without a name. */
export type AnotherBank = {
  /** Null where it is only "another bank". */
  item: Released<'term'> | null;
  /** Its name as it stands in the text. */
  said: string | null;
  /** Whether the question is about what is theirs: not where their name stands for the far end of our own service, nor where ours is meant as well. */
  isTheirs: boolean;
};

type Asked = Pick<KnowledgeQuestion, 'text' | 'language' | 'topic' | 'aspects'>;

/** The other bank in a question; null where none is in it. */
export function anotherBank({ text, language, topic, aspects }: Asked, index: ContentIndex, asOf: string): AnotherBank | null {
  const { item, said } = namedIn(text, language, index, asOf) ?? { item: null, said: null };
  const moves = FROM_BANK_TO_BANK.test(text);
  const between = topic !== undefined && BETWEEN_BANKS.test(topic);
  if (item === null && IS_ANOTHERS.test(text)) return { item, said, isTheirs: true };
  if (item === null) return UNNAMED.test(text) ? { item, said, isTheirs: !OURS.test(text) && !moves && !between } : null;
  const isMeans = MEANS.test(text.slice(0, Math.max(0, text.toLowerCase().indexOf(said.toLowerCase()))));
  const theirThing = !isMeans && (THEIR_THING.test(text) || THEIR_THING_EN.test(text.slice(text.toLowerCase().indexOf(said.toLowerCase()) + said.length))) && !moves;
  const offered = aspects.some((a) => OFFERED.has(a)) || WANTS.test(text);
  return { item, said, isTheirs: !OURS.test(text) && (theirThing || (offered && (!between || aspects.includes('rate')))) };
}

function namedIn(text: string, language: Asked['language'], index: ContentIndex, asOf: string): { item: Released<'term'>; said: string } | null {
  const read = language === 'zh' ? bareText(text) : text.toLowerCase();
  for (const item of index.of('term')) {
    if (!item.item.tags.includes(OTHER_INSTITUTION) || !isValidOn(item.item, asOf)) continue;
    const said = namesOf(item.item).toSorted((a, b) => b.length - a.length).find((name) => isIn(read, name));
    if (said !== undefined) return { item, said };
  }
  return null;
}

const namesOf = (item: ItemOf<'term'>): string[] => [item.title.zh, item.title.en ?? '', ...item.body.aliases.zh, ...item.body.aliases.en].filter((n) => n.length >= 2);
const isIn = (text: string, name: string): boolean => (/[\u4e00-\u9fff]/.test(name) ? text.includes(bareText(name)) : new RegExp(`(?<![a-z])${name.toLowerCase().replace(/[^a-z0-9 ]/g, '.')}(?![a-z])`).test(text.toLowerCase()));
