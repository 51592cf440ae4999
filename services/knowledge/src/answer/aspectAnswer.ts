import type { Aspect } from '@lobby/contracts';
import { bareText } from '../faq/normalise.ts';
import { uniqueCitations } from '../wording/citation.ts';
import { benefitSection, channelSection, hoursSection, limitSection, materialSection, overviewSection, riskSection, alternativeSection } from './aspects/productSections.ts';
import { differenceOfTerms } from './arithmetic/differenceOfTerms.ts';
import { sentences } from '../wording/sentences.ts';
import { conditionSection } from './aspects/conditionSection.ts';
import { feeSection, waiverSection } from './aspects/feeSection.ts';
import { rateSection } from './aspects/rateSection.ts';
import type { Section, SectionOf } from './aspects/section.ts';
import { isService } from './asked/services.ts';
import { feeMatters } from './asked/feeMatter.ts';
import { namedFacts } from './asked/namedFacts.ts';
import { productsNamed } from './asked/productNames.ts';
import { candidateProducts, chooseOne } from './candidates.ts';
import { say, type AnswerContext, type DraftAnswer, type Route } from './context.ts';
import { readProducts, type ProductNode } from './graphFacts.ts';
import { disclaimers } from './disclaimers.ts';
import { mergeVariants, variantsOf } from './variants.ts';

const SECTIONS: Partial<Record<Aspect, SectionOf>> = {
  fee: feeSection, waiver: waiverSection, rate: rateSection, limit: limitSection, material: materialSection, channel: channelSection, hours: hoursSection,
  benefit: benefitSection, risk: riskSection, alternative: alternativeSection, eligibility: conditionSection, what: overviewSection,
};
/** More products than this are a choice for the customer, not a list to read. */
const LIST_AT_MOST = 8;

/** Fees, rates, limits, papers … read from the graph for the products named, or for all that the topic is about when they are few. */
export const answerAspects: Route = async (context) => {
  const wanted = wantedAspects(context.question.aspects);
  if (wanted.length === 0) return null;
  const named = await readProducts(context, context.question.products);
  const products = named.length > 0 ? named : await candidateProducts(context);
  const sections = (await Promise.all(wanted.map((aspect) => sectionOf(aspect, products, context)))).filter((s) => s !== null);
  if (sections.length === 0) return null;
  const told = await toldProducts(sections, products, context);
  if (told.length > LIST_AT_MOST) return chooseOne(told, say(context.language, '请问您想了解哪一款？', 'Which one do you mean?'));
  return combine(sections, told, context);
};

/** The same where no product is named and the topic is about a single service: "一天能转多少" is about transfers. Of a loan there are others to choose from. */
export const answerOfOneService: Route = async (context) => {
  const [one, other] = await candidateProducts(context);
  return one && !other && (isService(one.id, context.index) || one.category === 'fx') ? answerAspects(context) : null;
};

const HOW_MUCH = /多少[？?。!！\s]*$|^how much[^a-z]*/i;

/** "信用卡补卡多少": how much, of a thing that the fee schedule knows by name, and nothing else said. */
export const answerBareAmount: Route = async (context) => {
  const { question } = context;
  if (question.aspects.length > 0 || question.slots.amount !== undefined || !HOW_MUCH.test(question.text) || namedFacts('fee', context).length === 0) return null;
  return answerAspects({ ...context, question: { ...question, aspects: ['fee'] } });
};

/** Aspects whose answer depends on the amount or term asked about. */
const BY_SUM: ReadonlySet<Aspect> = new Set(['fee', 'rate', 'waiver']);

async function sectionOf(aspect: Aspect, products: readonly ProductNode[], context: AnswerContext): Promise<Section | null> {
  const section = SECTIONS[aspect];
  if (!section) return null;
  return BY_SUM.has(aspect) ? ofVariants(section, products, context) : section(products, context);
}

/** The section for every amount and term asked about; of two terms the difference first, where it was asked. */
async function ofVariants(section: SectionOf, products: readonly ProductNode[], context: AnswerContext): Promise<Section | null> {
  const variants = variantsOf(context);
  const told = await Promise.all(variants.map((variant) => section(products, variant)));
  const merged = mergeVariants(told);
  const difference = merged && differenceOfTerms(variants.map((variant, i) => ({ context: variant, picked: told[i]?.picked ?? [] })));
  return difference && merged ? { ...merged, text: `${sentences([difference], context.language)}\n${merged.text}` } : merged;
}

/** The products the sections speak of: among those asked about, and owners of facts that the words named beside them. */
async function toldProducts(sections: readonly Section[], products: readonly ProductNode[], context: AnswerContext): Promise<ProductNode[]> {
  const ids = [...new Set(sections.flatMap((s) => s.products))];
  const others = await readProducts(context, ids.filter((id) => !products.some((p) => p.id === id)));
  const told = [...products.filter((p) => ids.includes(p.id)), ...others];
  return told.filter((p, i) => told.findIndex((other) => other.id === p.id) === i);
}

/** "How much, and can it be waived?" is one answer: the waiver's line begins with the price. */
function wantedAspects(aspects: readonly Aspect[]): Aspect[] {
  const known = aspects.filter((aspect) => SECTIONS[aspect] && !(aspect === 'fee' && aspects.includes('waiver')));
  // "What is the minimum" does not ask what the product is.
  return known.length > 1 ? known.filter((aspect) => aspect !== 'what') : known;
}

function combine(sections: readonly Section[], products: readonly ProductNode[], context: AnswerContext): DraftAnswer {
  const warning = disclaimers(products, context);
  const table = sections.find((s) => s.table)?.table;
  const texts = [...new Set(sections.map((s) => s.text))];
  return {
    route: 'aspect', kind: 'answer', text: [...texts, ...warning.texts].join('\n'), score: 1,
    citations: uniqueCitations([...sections.flatMap((s) => s.citations), ...warning.citations]),
    ...(table ? { table } : {}),
    ...(products.length > 1 ? { options: products.map(({ id, title }) => ({ id, title })) } : {}),
  };
}

/** A product named and nothing else asked: what it is. */
export const answerOverview: Route = async (context) => {
  // What it is says nothing to somebody who asks for one certain fee of it.
  if (feeMatters(context).length > 0) return null;
  // Nor do two of them to somebody who tells of both in a story and asks what to do.
  if (context.question.products.length > 1 && context.question.aspects.some((a) => a === 'how' || a === 'time')) return null;
  const products = await readProducts(context, context.question.products.slice(0, 2));
  const section = products.length === 0 ? null : await overviewSection(products, context);
  return section ? { ...combine([section], products, context), route: 'overview' } : null;
};

/** Beside a product's name, so little asks what it is ("白金卡怎么样", "tell me about the gold card"); more is a story or a question that an overview does not answer. */
const LITTLE_BESIDE = { zh: 8, en: 24 };

/** What a product is, where hardly anything else is said. Who tells more and finds nothing written is told that, and not what he knows already. */
export const answerOverviewOfBare: Route = async (context) => {
  const { question, index, language } = context;
  const rest = productsNamed(bareText(question.text), index, language).rest.replace(/\s+/g, '');
  return rest.length <= LITTLE_BESIDE[language] ? answerOverview(context) : null;
};

/** "白金卡", "the gold card": nothing but the name of one product asks what it is, not for whatever was written about it first. */
export const answerNameAlone: Route = async (context) => {
  const { question, index } = context;
  const [id, other] = question.products;
  const product = id !== undefined && other === undefined && question.aspects.length === 0 ? index.find('product', id) : undefined;
  if (!product || isService(product.item.id, index)) return null;
  const { title, body } = product.item;
  const said = bareText(question.text).replace(/^the/, '');
  const names = [title.zh, title.en ?? '', ...body.aliases.zh, ...body.aliases.en].map(bareText);
  return names.includes(said) ? answerOverview(context) : null;
};
