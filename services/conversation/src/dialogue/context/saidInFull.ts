import { inLanguage } from '@lobby/contracts';
import { byPlaceOf } from '../../decision/onTopic.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { readPick } from '../answer/readPick.ts';
import { isNounOfSeveral, nounOf } from '../repair/clarification.ts';
import { isWaiting } from '../repair/pause.ts';
import { headWith } from './headOf.ts';
import { withCounterpart } from './counterpart.ts';
import { oursInstead } from './oursInstead.ts';
import { PICK, type Full, type Situation, type Way } from './situation.ts';

/**
 * What a message means that leaves out what was said before: "the gold one" after the platinum card is the gold card, "那就办这个吧" wants that very product, "那信用卡呢"
 * asks of the credit card what was asked of the account. Said in full it is understood like any other message. Null for one that stands by itself, and while an
 * answer is waited for.
 */
export function saidInFull(situation: Situation): Full | null {
  if (isWaiting(situation.state)) return null;
  for (const way of WAYS) {
    const full = way(situation);
    if (full) return full;
  }
  return null;
}

/** "and the classic one?", "那金的呢": the head of the name is that of the product before. */
const namedByHead: Way = ({ heard, state, know }) => {
  const last = know.products.get(state.lastProducts[0] ?? '');
  const text = heard.products.length === 0 && last ? headWith(heard.masked, inLanguage(last.title, state.language)) : null;
  return text === null ? null : { text, makesSense: (read) => read.products.length > 0 };
};

/** "那就办这个吧", "I'll take it". Of several products the one named by its place, or by the answer to "which one". */
const picked: Way = ({ heard, state, know }) => {
  const asked = state.expecting?.name === PICK ? state.lastQuestion : null;
  const pick = readPick(asked ?? heard.masked);
  const product = know.products.get((asked === null ? onlyOne(heard.masked, state) : heard.products[0]?.id ?? onlyOne(heard.masked, state)) ?? '');
  if (!pick || !product) return null;
  const title = inLanguage(product.title, state.language);
  return { text: state.language === 'zh' ? `我想${pick.verb === '办' ? VERB_OF[product.category] ?? '申请' : pick.verb}${title}` : `I want to get the ${title}`, makesSense: (read) => sureTopic(read) !== null, isChoice: true };
};

/** What one does with a product of a kind, where only 办 was said. */
const VERB_OF: Readonly<Record<string, string>> = { wealth: '购买', fund: '购买', gold: '购买', deposit: '存', loan: '贷款，申请', mortgage: '贷款，申请' };

function onlyOne(text: string, state: Situation['state']): string | undefined {
  return byPlaceOf(text, state)?.[0] ?? (state.lastProducts.length === 1 ? state.lastProducts[0] : undefined);
}

/** "那信用卡呢" after "我余额多少": the noun alone may be many things; with the question before it is one. */
const nounOfLastQuestion: Way = ({ heard, state, know }) => {
  if (state.lastQuestion === null || heard.products.length > 0 || !isNounOfSeveral({ heard, know })) return null;
  return { text: `${nounOf(heard.masked)} ${state.lastQuestion}`, makesSense: (read) => sureTopic(read) !== null && sureTopic(read) !== state.lastTopic };
};

/** "那储蓄卡呢" after "信用卡怎么注销". */
const ofCounterpart: Way = ({ heard, state }) => {
  const text = heard.elliptical && state.lastQuestion !== null && heard.masked.length <= LONGEST_ELLIPSIS ? withCounterpart(heard.masked, state.lastQuestion) : null;
  return text === null ? null : { text, makesSense: (read) => sureTopic(read) !== null };
};
const LONGEST_ELLIPSIS = 24;

/** "分三年还" while the bot asks which topic was meant: what was asked before goes on, and may now be clear. */
const addedToChoice: Way = ({ heard, state }) => {
  if (state.expecting?.kind !== 'option' || state.expecting.name !== 'topic' || state.lastQuestion === null || heard.entities.length === 0) return null;
  const offered = state.lastOptions.flatMap((o) => (o.id.startsWith('topic:') ? [o.id.slice('topic:'.length)] : []));
  return { text: `${state.lastQuestion} ${heard.masked}`, makesSense: (read) => offered.includes(sureTopic(read) ?? '') };
};

/** "那你们的呢" after another bank's fee. */
const ofOurs: Way = (situation) => {
  const text = oursInstead(situation);
  return text === null ? null : { text, makesSense: () => true };
};

const WAYS: readonly Way[] = [ofOurs, picked, addedToChoice, ofCounterpart, namedByHead, nounOfLastQuestion];
