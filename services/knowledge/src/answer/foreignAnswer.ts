import { inLanguage, type ItemOf, type Language } from '@lobby/contracts';
import { bareText } from '../faq/normalise.ts';
import { isValidOn, type Released } from '../releases/contentIndex.ts';
import { cite } from '../wording/citation.ts';
import { say, type AnswerContext, type Route } from './context.ts';

/** A term with this tag names another bank or platform. */
const OTHER_INSTITUTION = 'other_institution';
/** Matters in which another bank's name stands for the far end of our own service. */
const BETWEEN_BANKS = /^(?:transfer_|wrong_transfer|atm_|sms_code|fraud_report|card_dispute|card_repay|transaction_history|account_frozen|balance|complaint|credit_report|pension_account|human_agent|greeting|thanks_bye)/;
/** What can only be answered by whoever offers it. */
const OFFERED = new Set(['rate', 'fee', 'waiver', 'limit', 'eligibility', 'benefit', 'what', 'find', 'material', 'risk', 'compare', 'alternative', 'hours']);
/** Words by which a customer means this bank as well. */
const OURS = /你们|你行|贵行|咱们|我行|本行|这里|云汀|跟你|和你|比你|\byour?s?\b|\bhere\b|yunting/i;
/** "工行信用卡", "招行app": the product is named as theirs, unless money or a card moves between the two banks. */
const THEIR_PRODUCT = /行的?(?:信用卡|储蓄卡|借记卡|房贷|车贷|贷款|理财|存款|定期|大额存单|app|手机银行|网银|积分)/i;
/** "别的银行的卡": theirs without a name. */
const UNNAMED = /(?:其[他它]|别的?|另外?一?)家?(?:银行|行)的?(?:信用卡|储蓄卡|借记卡|卡|存单|存折|贷款|房贷|理财|app|手机银行)|\b(?:another|other|different) bank(?:'s)? (?:(?:credit |debit )?card|loan|app|account)|card (?:from|of) (?:another|my other|a different) bank/i;
const FROM_BANK_TO_BANK = /转|汇|打钱|打款|到账|吞|取|吐|绑|扣/;
const WANTS = /办|申请|开|买|存|借|贷|apply|open|get|buy|deposit|borrow/i;

/**
 * A question about what another bank or platform offers: it is said that this is not ours and that nothing is known of it. Never an own product in its place: a
 * rate that belongs to the wrong bank is worse than none.
 */
export const answerForeign: Route = async (context) => {
  const { question, language } = context;
  const institution = institutionIn(context);
  if (OURS.test(question.text)) return null;
  if (!institution) return UNNAMED.test(question.text) && !FROM_BANK_TO_BANK.test(question.text) && !(question.topic && BETWEEN_BANKS.test(question.topic)) ? unnamed(language) : null;
  const theirs = THEIR_PRODUCT.test(question.text) && !FROM_BANK_TO_BANK.test(question.text);
  if (!theirs && question.topic && BETWEEN_BANKS.test(question.topic) && !question.aspects.includes('rate')) return null;
  if (!theirs && !question.aspects.some((a) => OFFERED.has(a)) && !WANTS.test(question.text)) return null;
  const name = inLanguage(institution.item.title, language);
  const text = say(language, `${name}不是我行，它的产品、利率和收费我这里没有依据，不能替它回答，请向${name}的官方渠道核实。需要了解我行的同类产品，请直接告诉我。`, `${name} is not this bank: I have nothing reliable on its products, rates or fees and will not guess. Please ask ${name} itself. If you would like to know what we offer instead, just tell me.`);
  context.note(`another institution: ${institution.item.id}`);
  return { route: 'foreign', kind: 'none', text, citations: [cite(institution, language)], score: 1 };
};

function unnamed(language: Language): Awaited<ReturnType<Route>> {
  const text = say(language, '别家银行的卡和业务我这里办不了，也没有依据，请联系那家银行的官方客服。需要办我行的同类业务，请直接告诉我。', 'I can do nothing for another bank\'s card or service and have nothing reliable on it: please call that bank. If you would like the same from us, just tell me.');
  return { route: 'foreign', kind: 'none', text, citations: [], score: 1 };
}

function institutionIn({ question, index, language, asOf }: AnswerContext): Released<'term'> | undefined {
  const text = language === 'zh' ? bareText(question.text) : question.text.toLowerCase();
  return index.of('term').find(({ item }) => item.tags.includes(OTHER_INSTITUTION) && isValidOn(item, asOf) && namesOf(item).some((n) => isIn(text, n)));
}

const namesOf = (item: ItemOf<'term'>): string[] => [item.title.zh, item.title.en ?? '', ...item.body.aliases.zh, ...item.body.aliases.en].filter((n) => n.length >= 2);
const isIn = (text: string, name: string): boolean => (/[\u4e00-\u9fff]/.test(name) ? text.includes(bareText(name)) : new RegExp(`(?<![a-z])${name.toLowerCase().replace(/[^a-z0-9 ]/g, '.')}(?![a-z])`).test(text.toLowerCase()));
