import { inLanguage, type Language } from '@lobby/contracts';
import { anotherBank } from './asked/anotherBank.ts';
import { cite } from '../wording/citation.ts';
import { say, type Route } from './context.ts';

/** Topics in which something is to be done with a card or account, and not only known. */
const TO_BE_DONE = /^(?:card_lost|card_activate|card_cancel|account_close|account_frozen|change_phone|id_update|online_password|app_login|card_bill|card_limit|loan_progress)$/;

/**
 * A question about what another bank or platform offers, or has of the customer: it is said that this is not ours and that nothing is known of it. Never an own product
 * in its place, nor a telephone number: a rate or number that belongs to the wrong bank is worse than none.
 */
export const answerForeign: Route = async (context) => {
  const { question, language, index, asOf } = context;
  const another = anotherBank(question, index, asOf);
  if (!another?.isTheirs) return null;
  const name = another.item ? inLanguage(another.item.item.title, language) : say(language, '那家银行', 'that bank');
  const toBeDone = question.topic !== undefined && TO_BE_DONE.test(question.topic);
  const text = toBeDone || another.item === null ? onlyThey(name, question.topic === 'card_lost', language) : notOurs(name, language);
  context.note(`another institution: ${another.item?.item.id ?? 'unnamed'}`);
  return { route: 'foreign', kind: 'none', text, citations: another.item ? [cite(another.item, language)] : [], score: 1 };
};

const notOurs = (name: string, language: Language): string => say(language,
  `${name}不是我行，它的产品、利率和收费我这里没有依据，不能替它回答，请向${name}的官方渠道核实。需要了解我行的同类产品，请直接告诉我。`,
  `${name} is not this bank: I have nothing reliable on its products, rates or fees and will not guess. Please ask ${name} itself. If you would like to know what we offer instead, just tell me.`);

/** What must be done there can be done by nobody else, and soon where a card is gone. */
const onlyThey = (name: string, isLost: boolean, language: Language): string => say(language,
  `${name}的卡和业务只有${name}自己能办${isLost ? '，挂失也是' : ''}，我这里看不到，也没有它的电话。请${isLost ? '尽快' : ''}通过它的官方App、官网公布的客服电话或网点办理。${isLost ? '如果一起丢的还有我行的卡，请告诉我，我马上为您挂失。' : '需要办我行的同类业务，请直接告诉我。'}`,
  `Only ${name} can do anything about its cards and services${isLost ? ', and that goes for blocking a lost card' : ''}: I cannot see them and have no number for it. Please use its own app, the hotline on its own website or a branch${isLost ? ' as soon as you can' : ''}. ${isLost ? 'If a card of ours is gone as well, tell me and I will block it at once.' : 'If you would like the same from us, just tell me.'}`);
