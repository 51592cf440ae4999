import type { EngineStatus, Language } from '@lobby/contracts';

export const PASSAGE_KINDS = ['faq', 'product', 'procedure', 'document', 'branch', 'term', 'media'] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** One findable text in one language: an FAQ, a product's summary, a section of a document … */
export type Passage = {
  id: string;
  itemId: string;
  version: number;
  kind: PassageKind;
  language: Language;
  title: string;
  /** What a customer might say to mean it: the title and every phrasing. Each one becomes a vector. */
  phrasings: readonly string[];
  /** What is shown of it; placeholders are still unfilled. */
  body: string;
  topic: string | null;
  products: readonly string[];
  /** Categories of those products. */
  categories: readonly string[];
  audience: 'customer' | 'staff';
  /** Empty: every channel. */
  channels: readonly string[];
  validFrom: string;
  validTo: string | null;
  section?: string;
};

/** The unit-length vector of a phrasing; null when there is none (yet). */
export type VectorOf = (text: string, language: Language) => Float32Array | null;

/** Which passages may be seen at all: checked for every passage, at every query. */
export type Sight = {
  asOf: string;
  audience: 'customer' | 'staff';
  /** Passages of other channels are left out; without one all are seen. */
  channel?: string;
  kinds?: readonly PassageKind[];
  topic?: string;
  category?: string;
  product?: string;
};

export type FaqQuery = Sight & {
  text: string;
  /** The query's vector; null searches lexically. */
  vector: Float32Array | null;
  language: Language;
  topicScores: readonly { id: string; score: number }[];
  /** Products the customer means: passages about other products only step back. */
  products: readonly string[];
  /** For measuring: rank by words alone or by meaning alone. */
  only?: 'words' | 'meaning';
  /** Up to some hundreds: a search looks as deep as it has to. */
  limit: number;
};

/** What is typed so far. */
export type TypedQuery = Sight & { text: string; language: Language; limit: number };

export type FaqHit = {
  passage: Passage;
  /** 0…1: how sure it is that this passage answers; 1 for a phrasing word for word. */
  score: number;
  /** The phrasing that came closest. */
  matched: string;
  /** Cosine of the closest phrasing, null without vectors. */
  semantic: number | null;
  /** 0…1: share of the words in common, rare words counting more. */
  lexical: number;
};

export class FaqUnavailable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'FaqUnavailable';
  }
}

/** The searchable texts of releases. Built aside under the release's id and swapped whole; a half index is never served. */
export type FaqSearcher = {
  readonly engine: 'embedded' | 'meilisearch';
  /** Builds or replaces a release. With `vectors` null the index is lexical; calling again with vectors swaps the better one in. */
  build(releaseId: string, passages: readonly Passage[], vectors: VectorOf | null, progress?: (done: number) => void): Promise<void>;
  has(releaseId: string): Promise<boolean>;
  drop(releaseId: string): Promise<void>;
  /** Best first, valid on `asOf` only. @throws FaqUnavailable */
  search(releaseId: string, query: FaqQuery): Promise<FaqHit[]>;
  status(): EngineStatus;
  close(): Promise<void>;
};

/** A searcher that also helps the one who types. Both answer from this process, whatever the engine: a key press cannot wait for another machine. */
export type FaqStore = FaqSearcher & {
  /** Passages whose title or phrasing goes on from what is typed: in characters, pinyin or initials. Best first. @throws FaqUnavailable */
  complete(releaseId: string, typed: TypedQuery): Promise<Passage[]>;
  /** The question as it was perhaps meant, in words of passages that may be seen; null when nothing better is known. @throws FaqUnavailable */
  correct(releaseId: string, typed: TypedQuery): Promise<string | null>;
};
