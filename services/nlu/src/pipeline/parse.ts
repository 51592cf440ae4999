import type { Language, NluContext, ProductMention, TopicScore, Understanding } from '@lobby/contracts';
import { aspectsOf } from '../acts/aspects.ts';
import { isElliptical, pointsBack } from '../acts/continuation.ts';
import { dialogueAct } from '../acts/dialogueAct.ts';
import { frustrationOf } from '../acts/frustration.ts';
import { besidesPerson } from '../escalation/besidesPerson.ts';
import { signalsOf } from '../escalation/signals.ts';
import { detectLanguage } from '../language/detectLanguage.ts';
import { mask } from '../masking/mask.ts';
import { normalise, type Normalised } from '../normalise/normalise.ts';
import { recognise } from '../recognizers/recognise.ts';
import { rawScores } from '../training/rawScores.ts';
import type { ReleaseModel } from '../training/releaseModel.ts';
import { bankToday } from './bankToday.ts';
import { needsOf } from './needs.ts';
import type { ParseDeps } from './parseDeps.ts';
import { Stopwatch } from './stopwatch.ts';
import { readsAs, topicsOf, type TopicView } from './topics.ts';
import { withoutGreeting } from './withoutGreeting.ts';

const NO_THRESHOLDS = { tooUnsure: 0.3, tooClose: 0.1, outOfScope: 0.5 };
/** How many topics are reported; nobody asks back about more. */
const REPORTED_TOPICS = 5;

/**
 * Understands one text. The order is the story: normalise → language → mask → encode → topics and scope → signals → entities → products → act. It reads and
 * decides nothing; it never throws for what a customer may type.
 */
export async function parse(text: string, deps: ParseDeps, context: NluContext = {}): Promise<Understanding> {
  const watch = new Stopwatch();
  const read = normalise(text);
  const clean = read.text.replace(/\s+/g, ' ').trim();
  const language = detectLanguage(clean, context.language);
  const masked = mask(text).masked;
  watch.lap('normalise');
  // The masked text is what is encoded: a card number tells no topic, and vectors of recent texts are kept in memory.
  const subject = withoutGreeting(normalise(masked).text.replace(/\s+/g, ' ').trim());
  const reader = readsAs(language, deps.model);
  const vector = await deps.encoder.encode(subject, reader);
  watch.lap('encode');
  const view = topicsOf({ text: subject, language: reader, vector, model: deps.model });
  const escalation = deps.model?.escalations[reader];
  const signals = escalation ? signalsOf(escalation, rawScores(escalation, subject, vector), clean) : [];
  watch.lap('topics');
  const entities = recognise(read, { language, referenceDate: context.referenceDate ?? bankToday(), ...(context.expecting ? { expecting: context.expecting.type } : {}), cities: deps.model?.cities ?? [] });
  const products = mentions(read, deps.model);
  watch.lap('entities');
  const elliptical = isElliptical(clean);
  const frustration = frustrationOf(clean, text);
  const aspects = aspectsOf(clean);
  // Whoever asks for a fee or a rate does not answer, whatever numbers the question holds.
  const settled = withContext(view, { context, elliptical: elliptical && !surelyElse(view, context.lastTopic), answers: context.expecting !== undefined && aspects.length === 0 && (entities.length > 0 || (clean.length <= 8 && !surelyElse(view, context.lastTopic))) });
  const top = settled.topics[0];
  const act = dialogueAct({ text: clean, topTopic: top?.id ?? null, topScore: top?.score ?? 0, hasEntities: entities.length > 0, frustration, ...(context.expecting ? { expecting: context.expecting.type } : {}) });
  const needs = await needsOf({ read, language: reader, whole: settled, deps });
  const besides = act === 'ask_human' || signals.some((s) => s.signal === 'wants_person') ? await topicsBesidesPerson(subject, reader, deps) : null;
  watch.lap('acts');
  return {
    masked, language, topics: settled.topics.slice(0, REPORTED_TOPICS), outOfScope: settled.outOfScope, entities, products, dialogueAct: act, aspects, signals, frustration,
    needs: needs.map((n) => ({ ...n, topics: n.topics.slice(0, REPORTED_TOPICS) })), elliptical, refersBack: products.length === 0 && pointsBack(clean),
    ...(besides ? { besides } : {}),
    thresholds: view.thresholds ?? NO_THRESHOLDS, encoder: vector ? deps.encoder.id : 'lexical', release: deps.release, timingsMs: watch.laps(),
  };
}

/** The wish for a person drowns what it is about ("我要找人工，信用卡的事"), so that is read by itself. Null where nothing else is said, or nothing that we know. */
async function topicsBesidesPerson(subject: string, language: Language, deps: ParseDeps): Promise<TopicScore[] | null> {
  const text = besidesPerson(subject);
  if (text === '') return null;
  const { topics, outOfScope, thresholds } = topicsOf({ text, language, vector: await deps.encoder.encode(text, language), model: deps.model });
  return outOfScope < (thresholds ?? NO_THRESHOLDS).outOfScope ? topics : null;
}

function mentions(read: Normalised, model: ReleaseModel | null): ProductMention[] {
  return (model?.products.find(read.text) ?? []).map(({ id, start, end }) => {
    const span = read.span(start, end);
    return { id, text: read.original.slice(span.start, span.end), ...span };
  });
}

/** "卡丢了" in the middle of something else: as short as an answer, and none. */
function surelyElse({ topics, outOfScope }: TopicView, running: string | undefined): boolean {
  const [top] = topics;
  return top !== undefined && top.id !== running && top.score >= SURELY_ELSE && outOfScope < 0.5;
}

const SURELY_ELSE = 0.9;

/**
 * A bare answer or an ellipsis is read in the light of the running topic: half of the belief goes to it. Without this "那五年的呢" is about nothing
 * and out of scope.
 */
function withContext(view: TopicView, seen: { context: NluContext; elliptical: boolean; answers: boolean }): { topics: TopicScore[]; outOfScope: number } {
  const running = seen.context.lastTopic;
  if (running === undefined || !(seen.elliptical || seen.answers)) return view;
  const known = view.topics.some((t) => t.id === running);
  const topics = [...view.topics.map((t) => ({ id: t.id, score: t.score / 2 + (t.id === running ? 0.5 : 0) })), ...(known ? [] : [{ id: running, score: 0.5 }])];
  return { topics: topics.sort((a, b) => b.score - a.score), outOfScope: view.outOfScope / 2 };
}

