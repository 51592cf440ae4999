import type { Hits, Index, SearchParams } from 'meilisearch';
import type { FaqHit, FaqQuery } from './faqStore.ts';
import { dayNumber, EMBEDDER, heardPair, RETRIEVED, type MeiliDoc } from './meiliDoc.ts';
import { bareText } from './normalise.ts';
import { allSyllables, cutPinyin, soundsOf } from './pinyin.ts';
import { rank, type Signals } from './rank.ts';
import { tokensOf } from './tokens.ts';
import { wordsInCommon } from './tokenIndex.ts';

const CANDIDATES = 40;
/** As in lexicalIndex.ts: sounding alike is less than being written alike, and initials alone fit many texts. */
const SOUND_SHARE = 0.8;
const INITIALS_SCORE = 0.56;
const LOCALES = { zh: ['cmn'], en: ['eng'] } as const;

/** What the query sounds like: pairs of syllables, and short runs of letters that may be initials. */
type Heard = { pairs: string[]; initials: string[] };

/**
 * Words, sounds and vectors as three requests at a time; the server ranks by vectors alone in the third, whose score is (1 + cosine) / 2.
 * @param signal ends the requests when the search's time is over
 */
export async function searchMeili(index: Index<MeiliDoc>, query: FaqQuery, signal: AbortSignal): Promise<FaqHit[]> {
  if (query.kinds?.length === 0) return [];
  const heard = heardIn(query);
  const shared: SearchParams = { filter: filterOf(query), limit: Math.max(CANDIDATES, query.limit), attributesToRetrieve: [...RETRIEVED], showRankingScore: true };
  const ask = async (text: string, more: SearchParams): Promise<Hits<MeiliDoc>> => (await index.search(text, { ...shared, ...more }, { signal })).hits;
  const [words, sounds, meant] = await Promise.all([
    ask(query.text, { matchingStrategy: 'frequency', locales: [...LOCALES[query.language]] }),
    heard.pairs.length + heard.initials.length > 0 ? ask([...heard.pairs, ...heard.initials].join(' '), { matchingStrategy: 'frequency', attributesToSearchOn: ['heard', 'initials'] }) : [],
    // An index built by words alone has no vectors; then words answer.
    query.vector ? ask('', { vector: [...query.vector], hybrid: { embedder: EMBEDDER, semanticRatio: 1 } }).catch(() => []) : [],
  ]);
  const cosines = new Map(meant.map((hit) => [hit.id, 2 * (hit._rankingScore ?? 0.5) - 1]));
  const found = new Map([...words, ...sounds, ...meant].map((hit) => [hit.id, hit]));
  const scored = scorer(query, heard);
  return rank([...found.values()].map((hit) => scored(hit, cosines.get(hit.id) ?? null)), query);
}

function heardIn({ text, language }: FaqQuery): Heard {
  if (language !== 'zh') return { pairs: [], initials: [] };
  if (/[\u4e00-\u9fff]/.test(text)) return { pairs: soundsOf(text).pairs.map(heardPair), initials: [] };
  const runs = text.toLowerCase().match(/[a-zü]+/g) ?? [];
  const cut = cutPinyin(runs.join('').slice(0, 60), allSyllables());
  return cut && cut.length > 1 ? { pairs: cut.slice(1).map((syllable, i) => `${cut[i]}${syllable}`), initials: [] } : { pairs: [], initials: runs.filter((run) => run.length >= 2 && run.length <= 6) };
}

/** Scores a hit by what it has in common with the query, as the embedded index does; the server's own ranking only chose the candidates. */
function scorer(query: FaqQuery, heard: Heard): (hit: MeiliDoc, cosine: number | null) => Signals {
  const tokens = tokensOf(query.text);
  const bare = bareText(query.text);
  return (hit, cosine) => {
    const words = wordsInCommon(tokens, hit.tokens.map((line) => line.split(' ')));
    const sounds = heard.pairs.length > 0 ? wordsInCommon(heard.pairs, hit.heard.map((line) => line.split(' '))) : { score: 0, text: 0 };
    const initials = heard.initials.some((run) => hit.initials.some((known) => known.startsWith(run))) ? INITIALS_SCORE : 0;
    const bySound = sounds.score * SOUND_SHARE > words.score;
    const matched = hit.phrasings[bySound ? sounds.text : words.text] ?? hit.title;
    return { passage: passageOf(hit), cosine, lexical: Math.max(words.score, sounds.score * SOUND_SHARE, initials), matched, exact: hit.bare.includes(bare) };
  };
}

const passageOf = ({ id, itemId, version, kind, language, title, phrasings, body, topic, products, categories, audience, channels, validFrom, validTo, section }: MeiliDoc): Signals['passage'] =>
  ({ id, itemId, version, kind, language, title, phrasings, body, topic, products, categories, audience, channels, validFrom, validTo, ...(section === undefined ? {} : { section }) });

/** Only names of ours and dates go into the filter; customers' words never do. */
function filterOf(query: FaqQuery): string[] {
  const day = dayNumber(query.asOf);
  const list = (values: readonly string[]) => values.map((v) => JSON.stringify(v)).join(', ');
  const equal = (attribute: string, value: string | undefined): string[] => (value === undefined ? [] : [`${attribute} = ${JSON.stringify(value)}`]);
  return [
    `from <= ${day}`, `to >= ${day}`, `audience IN [${list(query.audience === 'staff' ? ['customer', 'staff'] : ['customer'])}]`,
    ...(query.kinds ? [`kind IN [${list(query.kinds)}]`] : []), ...equal('topic', query.topic), ...equal('products', query.product), ...equal('categories', query.category),
    ...(query.channel ? [`(channels IS EMPTY OR channels = ${JSON.stringify(query.channel)})`] : []),
  ];
}
