import type { DialogueState, NluContext, Understanding } from '@lobby/contracts';
import { readLanguageWish } from '../../dialogue/answer/readLanguageWish.ts';
import { saidInFull } from '../../dialogue/context/saidInFull.ts';
import { PICK } from '../../dialogue/context/situation.ts';
import { withoutTakenBack } from '../../dialogue/context/withoutTakenBack.ts';
import { languageOf } from '../../dialogue/repair/languageSwitch.ts';
import { needsOf } from '../../dialogue/repair/severalNeeds.ts';
import type { TurnText } from '../turnGraph.ts';
import type { TurnContext } from './context.ts';
import { withBudget } from './withBudget.ts';

const UNDERSTAND_BUDGET_MS = 2000;

/** `needs` is null when the text could not be understood in time. `said` is the text as it is to be judged: a button that only completes an earlier wish is no button any more. */
type Understood = { said: TurnText; needs: Understanding[] | null; whole: Understanding | null; language: DialogueState['language'] };

/** Reads one text in a state: its needs, the whole of it and its language. */
export async function understand(pressed: TurnText, state: DialogueState, context: TurnContext): Promise<Understood> {
  const { option, ...typed } = pressed;
  const text: TurnText = state.expecting?.name === PICK && option?.startsWith('product:') ? typed : pressed;
  const wish = text.option === undefined ? readLanguageWish(text.text) : null;
  const read = await parse(wish?.rest || text.text, state, context);
  const whole = read && (text.option === undefined ? await inFull(withoutTakenBack(read), state, context) : read);
  const parts = whole && text.option === undefined ? await partsOf(whole, state, context) : [];
  const language = wish?.language ?? (read ? languageOf(read, state.language, state.turns <= 1) : state.language);
  return { said: text, needs: parts.length > 1 ? parts : whole && [whole], whole, language };
}

/** What leans on something said before is read again with it. The danger in a message is that of the words that were used. */
async function inFull(heard: Understanding, state: DialogueState, context: TurnContext): Promise<Understanding> {
  const full = saidInFull({ heard, state, know: context.know });
  const read = full && await parse(full.text, state, context);
  return full && read && full.makesSense(read) ? { ...read, signals: full.isChoice ? [] : heard.signals, frustration: heard.frustration } : heard;
}

/** Each need of a message that holds several. Danger and mood are properties of the whole message, so every part carries the whole's signals; a wish for a person in one part is about the matter of the others. */
async function partsOf(whole: Understanding, state: DialogueState, context: TurnContext): Promise<Understanding[]> {
  const needs = needsOf(whole);
  const parts = needs.length > 1 ? await Promise.all(needs.map((text) => parse(text, state, context))) : [];
  return parts.every((p) => p !== null) ? parts.map((p) => ({ ...p, signals: whole.signals, frustration: whole.frustration, ...(whole.besides ? { besides: whole.besides } : {}) })) : [];
}

function parse(text: string, state: DialogueState, context: TurnContext): Promise<Understanding | null> {
  return withBudget(() => context.deps.nlu.parse(text, context.know.releaseId, nluContext(state, context.today)), UNDERSTAND_BUDGET_MS, context.signal, null);
}

/** What understanding may use to read a bare answer rightly. Only a value that was asked for makes a short text an answer; "交易明细" after "要继续吗" is a new matter. */
function nluContext(state: DialogueState, today: string): NluContext {
  const { lastTopic, lastProducts } = state;
  const expecting = state.expecting?.kind === 'slot' || state.expecting?.kind === 'fact' ? state.expecting : null;
  return {
    language: state.language, referenceDate: today,
    ...(lastTopic ? { lastTopic } : {}), ...(lastProducts[0] ? { lastProduct: lastProducts[0] } : {}), ...(expecting ? { expecting: { name: expecting.name, type: expecting.type } } : {}),
  };
}
