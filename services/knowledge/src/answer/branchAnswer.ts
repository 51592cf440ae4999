import { inLanguage } from '@lobby/contracts';
import { bareText } from '../faq/normalise.ts';
import { isValidOn, type Released } from '../releases/contentIndex.ts';
import { cite } from '../wording/citation.ts';
import { say, type AnswerContext, type DraftAnswer, type Route } from './context.ts';

type Branch = Released<'branch'>;
const MOST_SHOWN = 5;

/** "上海有网点吗", "杭州哪个网点能换外币": the branches of the city or of the name said, those that offer what is wanted first, each with address, hours and telephone. */
export const answerBranches: Route = async (context) => {
  const { question } = context;
  if (question.topic !== 'branch_hours' && !(question.topic === undefined && question.products.length === 0 && asksForPlace(question))) return null;
  const all = context.index.of('branch').filter((b) => isValidOn(b.item, context.asOf));
  const named = all.filter((b) => isNamed(b, question.text));
  if (named.length > 0) return listed(named, context);
  const { city } = question.slots;
  if (typeof city !== 'string' || all.length === 0) return null;
  const there = all.filter((b) => bareText(b.item.body.city) === bareText(city).replace(/市$/, '') || cityName(b, 'en').toLowerCase() === city.toLowerCase());
  return there.length === 0 ? nowhere(city, all, context) : listed(there, context);
};

const PLACE = /网点|支行|分行|营业|门店|银行|地址|在哪|哪里|哪儿|附近|\b(?:branch|branches|office|offices|counter|bank|near|nearby|address|where)\b/i;
const LITTLE_ELSE = 4;

/** A city alone, or with a word for where the bank is; "my card was declined in Tokyo" names a city and asks for no branch. */
function asksForPlace({ text, slots: { city } }: AnswerContext['question']): boolean {
  return typeof city === 'string' && (PLACE.test(text) || bareText(text).length <= bareText(city).length + LITTLE_ELSE);
}

/** Branches are called after their city in English too: "Shanghai Xizhou Road Branch". */
const cityName = ({ item }: Branch, language: AnswerContext['language']): string => (language === 'zh' ? item.body.city : (item.title.en?.split(' ')[0] ?? item.body.city));

/** The whole name, or the part of it that tells it from the others of its city ("澜亭广场"). */
function isNamed({ item }: Branch, text: string): boolean {
  const own = bareText(item.title.zh).replace(item.body.city, '').replace(/(?:支行|营业部|分行|分理处)$/, '');
  const bare = bareText(text);
  return own.length >= 2 && bare.includes(own) || (item.title.en !== undefined && text.toLowerCase().includes(item.title.en.toLowerCase().replace(/ branch$/, '')));
}

function listed(branches: readonly Branch[], context: AnswerContext): DraftAnswer {
  const { language, question } = context;
  const wanted = servicesIn(question.text, branches);
  const offering = wanted.length === 0 ? branches : branches.filter((b) => wanted.every((w) => serviceNames(b).includes(w)));
  const shown = (offering.length > 0 ? offering : branches).slice(0, MOST_SHOWN);
  const lines = shown.map((b) => `- ${inLanguage(b.item.title, language)}${say(language, '：', ': ')}${[inLanguage(b.item.body.address, language), inLanguage(b.item.body.hours, language), say(language, `电话 ${b.item.body.phone}`, `phone ${b.item.body.phone}`)].join(say(language, '；', '; '))}`);
  const head = headOf(shown, wanted, offering.length, context);
  return { route: 'branches', kind: 'answer', text: [head, ...lines].join('\n'), citations: shown.map((b) => cite(b, language, inLanguage(b.item.body.hours, language))), score: 1 };
}

function headOf(shown: readonly Branch[], wanted: readonly string[], offering: number, { language, question, index }: AnswerContext): string {
  const cities = [...new Set(shown.map((b) => cityName(b, language)))];
  const where = typeof question.slots.city === 'string' || cities.length === 1 ? cities.join('、') : '';
  const service = wanted.map((w) => serviceWords(w, index.of('branch'), language)).join(say(language, '、', ', '));
  if (wanted.length > 0 && offering === 0) return say(language, `${where}没有网点办理“${service}”，那里的网点是：`, `No branch in ${where} offers ${service}; the branches there are:`);
  return say(language, `${where}${service ? `能办“${service}”的` : ''}网点有 ${shown.length} 家：`, `${shown.length} ${shown.length === 1 ? 'branch' : 'branches'}${where ? ` in ${where}` : ''}${service ? ` with ${service}` : ''}:`);
}

function nowhere(city: string, all: readonly Branch[], { language }: AnswerContext): DraftAnswer {
  const cities = [...new Set(all.map((b) => cityName(b, language)))];
  return {
    route: 'branches', kind: 'answer', score: 1, citations: all.slice(0, 1).map((b) => cite(b, language)),
    text: say(language, `我行在${city}没有网点。有网点的城市：${cities.join('、')}。手机银行和客服热线在各地都能用。`, `We have no branch in ${city}. Our branches are in ${cities.join(', ')}. The app and the hotline work everywhere.`),
  };
}

const serviceNames = ({ item }: Branch): string[] => item.body.services.map((s) => s.zh);
const serviceWords = (zh: string, branches: readonly Branch[], language: AnswerContext['language']): string => { const found = branches.flatMap((b) => b.item.body.services).find((s) => s.zh === zh); return found ? inLanguage(found, language) : zh; };

/** Services of which a telling part (two characters, not "业务" or "服务") stands in the question. */
function servicesIn(text: string, branches: readonly Branch[]): string[] {
  const bare = bareText(text);
  const services = [...new Map(branches.flatMap((b) => b.item.body.services).map((s) => [s.zh, s])).values()];
  return services.filter(({ zh, en }) => telling(zh).some((part) => bare.includes(part)) || (en !== undefined && text.toLowerCase().includes(en.toLowerCase()))).map((s) => s.zh);
}

const EMPTY = new Set(['业务', '服务', '个人', '中心', '实物', '自助', '小时']);
const telling = (service: string): string[] => { const bare = bareText(service); return Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)).filter((pair) => !EMPTY.has(pair) && /^[\u4e00-\u9fff]{2}$/.test(pair)); };
