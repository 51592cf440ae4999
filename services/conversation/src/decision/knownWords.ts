import { inLanguage, type DialogueKnowledge, type Language, type ReleasedFact } from '@lobby/contracts';

const SLOTS: Record<string, Record<Language, string>> = {
  amount: { zh: '金额', en: 'amount' }, currency: { zh: '币种', en: 'currency' }, term: { zh: '期限', en: 'term' }, card_type: { zh: '卡种', en: 'card type' }, card_tail: { zh: '卡尾号', en: 'card ending' },
  date: { zh: '日期', en: 'date' }, city: { zh: '城市', en: 'city' }, branch: { zh: '网点', en: 'branch' }, product: { zh: '产品', en: 'product' }, phone: { zh: '手机', en: 'phone' }, age: { zh: '年龄', en: 'age' },
  income: { zh: '月收入', en: 'monthly income' }, rate_type: { zh: '利率类型', en: 'rate type' }, person_count: { zh: '人数', en: 'people' },
};
const MONEY: readonly string[] = ['amount', 'income'];
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const UNITS: Record<Language, readonly string[]> = { zh: [' 年', ' 个月', ' 周', ' 天'], en: [' y', ' mo', ' wk', ' d'] };
const YES_NO: Record<Language, readonly [string, string]> = { zh: ['是', '否'], en: ['yes', 'no'] };
/** What a question begins or ends with and a name does not need. */
const ASKING = /^(请问|您的|您|目前|现在|是否|what is your |how (many|much) |are you |do you |have you )+|[？?。.吗呢]+$/giu;

/** A slot or fact in words for people: its name and its value, in the conversation's language. Ids never stand in it while the release knows better. */
export function knownWords(name: string, value: unknown, language: Language, know?: DialogueKnowledge): string {
  // A slot is said as the fact that it fills, so that the two come out alike and are said once.
  const fact = know?.facts.get(name) ?? (know ? [...know.facts.values()].find((one) => one.slot === name) : undefined);
  const slot = fact?.slot ?? name.replace(/^fact\./, '');
  const title = SLOTS[slot]?.[language] ?? (fact ? factTitle(fact, language) : slot.replaceAll(/[-_]/g, ' '));
  const option = fact?.options.find((o) => o.value === String(value));
  return `${title} ${option ? inLanguage(option.label, language) : valueWords(slot, value, language, know, fact)}`;
}

/** By its title; a fact of a release that told none by what its question asks. */
function factTitle({ title, question }: ReleasedFact, language: Language): string {
  return title ? inLanguage(title, language) : inLanguage(question, language).replaceAll(ASKING, '').trim();
}

function valueWords(slot: string, value: unknown, language: Language, know?: DialogueKnowledge, fact?: ReleasedFact): string {
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1];
  if (typeof value === 'number') return MONEY.includes(slot) || fact?.type === 'money' ? moneyWords(value, language) : `${value}${fact?.unit ? ` ${inLanguage(fact.unit, language)}` : ''}`;
  const text = String(value);
  const product = know?.products.get(text);
  if (product) return inLanguage(product.title, language);
  const parts = DURATION.exec(text);
  return parts && text !== 'P' ? UNITS[language].flatMap((unit, at) => (parts[at + 1] ? [`${parts[at + 1]}${unit}`] : [])).join(' ') : text;
}

function moneyWords(yuan: number, language: Language): string {
  return language === 'zh' ? `${yuan.toLocaleString('zh-CN')} 元` : `CNY ${yuan.toLocaleString('en-US')}`;
}
