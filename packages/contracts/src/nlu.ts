import { z } from 'zod';
import { ENTITY_TYPES } from './flow.ts';
import { Language } from './text.ts';

export const EntityType = z.enum(ENTITY_TYPES);
export type EntityType = z.infer<typeof EntityType>;

/** What an entity means: yuan as a number, or money in another currency; ISO duration, ISO date; percent as a number; else a string. */
export const EntityValue = z.union([z.number(), z.string(), z.object({ amount: z.number(), currency: z.string() })]);
export type EntityValue = z.infer<typeof EntityValue>;

/** `start`/`end` are UTF-16 offsets in the text as it was sent, so `text.slice(start,end)` is `entity.text`. */
export const Entity = z.object({ type: EntityType, text: z.string(), start: z.number().int(), end: z.number().int(), value: EntityValue });
export type Entity = z.infer<typeof Entity>;

export const TopicScore = z.object({ id: z.string(), score: z.number() });
export type TopicScore = z.infer<typeof TopicScore>;

export const DIALOGUE_ACTS = ['inform', 'ask', 'affirm', 'deny', 'correct', 'cancel', 'ask_human', 'greet', 'thank', 'repeat', 'skip', 'complain', 'unclear'] as const;
export const DialogueAct = z.enum(DIALOGUE_ACTS);
export type DialogueAct = z.infer<typeof DialogueAct>;

/** What a question is about; several may hold ("年费多少，能免吗" is fee + waiver). */
export const ASPECTS = ['fee', 'waiver', 'rate', 'limit', 'material', 'channel', 'hours', 'eligibility', 'how', 'what', 'compare', 'find', 'alternative', 'progress', 'time', 'amount_due', 'benefit', 'risk'] as const;
export const Aspect = z.enum(ASPECTS);
export type Aspect = z.infer<typeof Aspect>;

export const ProductMention = z.object({ id: z.string(), text: z.string(), start: z.number().int(), end: z.number().int() });
export type ProductMention = z.infer<typeof ProductMention>;

/** Everything understanding saw in one text. It decides nothing. */
export const Understanding = z.object({
  /** The text after normalisation and masking; the only form that may be kept or logged. */
  masked: z.string(),
  language: Language,
  /** True when the text clearly changed language against the conversation's. */
  topics: z.array(TopicScore),
  /** 0 (surely one of the topics) … 1 (surely none); compare with `thresholds.outOfScope`. */
  outOfScope: z.number(),
  entities: z.array(Entity),
  products: z.array(ProductMention),
  dialogueAct: DialogueAct,
  aspects: z.array(Aspect),
  /** Must-escalate signals (escalation items) with their scores; only those above their threshold. */
  signals: z.array(z.object({ signal: z.string(), score: z.number() })),
  /** 0 calm … 1 very upset. */
  frustration: z.number(),
  /** Spans of a message that hold several needs ("年费多少，另外怎么改手机号"), in order; one entry when there is one need. */
  needs: z.array(z.object({ text: z.string(), start: z.number().int(), end: z.number().int(), topics: z.array(TopicScore), outOfScope: z.number() })),
  /** True when the text names no topic of its own and continues the last one ("那五年的呢"). */
  elliptical: z.boolean(),
  /** True when it points back to a product without naming it ("它怎么激活"). */
  refersBack: z.boolean(),
  /** Of a message that wishes for a person: the topics, every one of them, of what it speaks of besides. Absent where it speaks of nothing else, or of nothing in scope. */
  besides: z.array(TopicScore).optional(),
  thresholds: z.object({ tooUnsure: z.number(), tooClose: z.number(), outOfScope: z.number() }),
  encoder: z.string(),
  release: z.string(),
  timingsMs: z.record(z.string(), z.number()),
});
export type Understanding = z.infer<typeof Understanding>;

export const SecretType = z.enum(['card_number', 'id_number', 'phone', 'otp', 'password', 'cvv', 'card_expiry']);
export type SecretType = z.infer<typeof SecretType>;
/** A masked text and where the secrets stood in the original. */
export const MaskResult = z.object({
  masked: z.string(),
  spans: z.array(z.object({ type: SecretType, start: z.number().int(), end: z.number().int() })),
});
export type MaskResult = z.infer<typeof MaskResult>;

/** What the dialogue already knows, so that a bare answer is read rightly. */
export type NluContext = {
  language?: Language;
  /** ISO date the relative dates count from; default today in the bank's time zone. */
  referenceDate?: string;
  lastTopic?: string;
  lastProduct?: string;
  /** The slot or fact the bot has just asked for. */
  expecting?: { name: string; type: string };
};

export const ParseRequest = z.strictObject({ text: z.string().min(1).max(4000), language: Language.optional() });
/** Answer of POST /api/v1/nlu/parse. */
export const ParseResponse = z.object({
  language: Language,
  topics: z.array(TopicScore),
  outOfScope: z.number(),
  entities: z.array(Entity),
  products: z.array(z.object({ id: z.string(), text: z.string() })),
  dialogueAct: DialogueAct,
  masked: z.string(),
  aspects: z.array(Aspect),
  signals: Understanding.shape.signals,
  needs: z.array(z.object({ text: z.string(), start: z.number().int(), end: z.number().int(), topics: z.array(TopicScore) })),
});
