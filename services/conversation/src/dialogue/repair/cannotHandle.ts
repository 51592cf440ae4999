import { askedOfAnotherBank } from '../../decision/anotherBank.ts';
import { toQuestion } from '../../decision/question.ts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { readPersonal } from '../answer/readPersonal.ts';
import { flowOfRun } from '../flow/view.ts';

/** How far above the threshold the score may be, as a share of what is left to 1, when one of the bank's own products is named, or the likeliest topic is what is being talked about. */
const KNOWN_MATTER_SLACK = 0.8;
/** How likely that topic must be. */
const LIKELY = 0.5;

/**
 * Out of what the bank offers: says so and offers a person. A text that names one of the bank's own products is turned away only when it is strange all the same ("医保卡丢了"
 * holds the name of a service, too). So is one that tells the age or income of whoever asks ("我月薪八千能贷多少"), or goes on with the matter in hand: "我月薪一万二，公积金三年，能贷吗" looks strange alone, and not after asking for a loan. A product and
 * a question about it ("代发工资要多少钱", "助学贷款办吗") say it all: knowledge has the answer or has not.
 */
export function cannotHandle(seen: Seen): Decision | null {
  const { heard } = seen;
  const limit = heard.thresholds.outOfScope;
  const wanted = heard.products.length > 0 || goesOnWithMatter(seen) || tellsOfOneself(seen) ? limit + KNOWN_MATTER_SLACK * (1 - limit) : limit;
  if (heard.outOfScope < wanted) return null;
  const theirs = askedOfAnotherBank(seen);
  if (theirs) return theirs;
  if (heard.products.length > 0 && (heard.aspects.length > 0 || heard.dialogueAct === 'ask')) return because('asked', heard.aspects, heard.products.map((p) => p.id), { do: 'ask', topic: null, question: toQuestion(seen, { topic: null }), minScore: 0, orElse: { say: 'refuse' }, corrected: false, offerFlow: null });
  const words = heard.topics[0]?.id === 'oos_abuse' ? 'abuse' : 'out_of_scope';
  return because('out_of_scope', heard.outOfScope, wanted, { do: 'say', act: 'refuse', words, failure: true, offerPerson: true });
}

/** Nobody tells a bank's counter what they earn but for the bank's business. */
function tellsOfOneself({ heard }: Seen): boolean {
  const { age, income } = readPersonal(heard).slots;
  return (heard.topics[0]?.score ?? 0) >= LIKELY && (age !== undefined || income !== undefined);
}

function goesOnWithMatter({ heard, state, know }: Seen): boolean {
  const [top] = heard.topics;
  if (!top || top.score < LIKELY) return false;
  const flows = [state.active, ...state.stack].flatMap((run) => flowOfRun(know, run)?.body.topics ?? []);
  return top.id === state.lastTopic || top.id === state.eligibility?.topic || flows.includes(top.id);
}
