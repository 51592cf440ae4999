import { LobbyError, type DialogueKnowledge, type Projection, type ReleaseContent } from '@lobby/contracts';
import { KeyedQueue } from '@lobby/service-kit';
import type { Database } from '@lobby/service-kit/db';
import { dialogueOf } from '../dialogue/dialogueOf.ts';
import { indexContent, type ContentIndex } from './contentIndex.ts';
import { readReleaseContent } from './releaseRecord.ts';

/** A release that is ready to answer: its content in memory, its graph and its FAQ index. */
export type ServedRelease = { id: string; index: ContentIndex; dialogue: (asOf: string) => DialogueKnowledge };
export type Progress = (step: string, done: number) => void;

/** Releases kept ready: the current one and the two before it, on which turns may still be in flight. */
const KEEP = 3;

/**
 * The releases this process can answer from. Older ones are rebuilt from the record when a question names them, and leave again when others are
 * asked for; the current one always stays.
 */
export class ServedReleases {
  readonly #db: Database;
  /** The graph and the FAQ index: without them nothing is answered. */
  readonly #own: readonly Projection[];
  /** Others' projections (the NLU model): built when a release is published or becomes current, not for a look into the past. */
  readonly #others: readonly Projection[];
  readonly #ready = new Map<string, ServedRelease>();
  /** Served although an engine has not built them yet. */
  readonly #incomplete = new Set<string>();
  readonly #building = new KeyedQueue();
  /** How many questions are being answered on a release just now: it is not taken down under them. */
  readonly #held = new Map<string, number>();
  /** To be taken down as soon as nobody holds it. */
  readonly #leaving = new Set<string>();
  #current: string | null = null;

  constructor(db: Database, own: readonly Projection[], others: readonly Projection[]) {
    this.#db = db;
    this.#own = own;
    this.#others = others;
  }

  get current(): string | null {
    return this.#current;
  }

  /** The release when it is ready now; what a turn reads without waiting. */
  ready(id: string): ServedRelease | undefined {
    return this.#ready.get(id);
  }

  /** A release ready to answer, rebuilt from the record if need be. @throws LobbyError `not_found`; anything an engine throws */
  async open(id: string): Promise<ServedRelease> {
    const ready = this.#ready.get(id);
    if (ready) return this.#touch(ready);
    return this.#building.run(id, async () => this.#ready.get(id) ?? this.#load(id));
  }

  async #load(id: string): Promise<ServedRelease> {
    const content = await readReleaseContent(this.#db, id);
    if (content.state === 'failed' || content.state === 'building') throw new LobbyError('not_found', `Release ${id} was never published`);
    await buildAll(this.#own, content, () => undefined);
    return this.#keep(content);
  }

  /** Builds every projection of a release aside. Nothing that serves is changed. */
  async prepare(content: ReleaseContent, progress: Progress): Promise<void> {
    await buildAll([...this.#own, ...this.#others], content, progress);
    this.#incomplete.delete(content.releaseId);
    this.#keep(content);
  }

  /** Keeps a release whose engines are down, so that it can be served with honest refusals. */
  keepIncomplete(content: ReleaseContent): void {
    this.#incomplete.add(content.releaseId);
    this.#keep(content);
  }

  isComplete(id: string): boolean {
    return this.#ready.has(id) && !this.#incomplete.has(id);
  }

  /** Moves the pointer: from now on new turns run on this release. */
  serve(id: string): void {
    const release = this.#ready.get(id);
    if (!release) throw new Error(`release ${id} is not prepared`);
    this.#current = id;
    this.#touch(release);
  }

  /** Keeps a release's projections until the returned function is called: a question ends on the release it began on. */
  hold(id: string): () => void {
    this.#held.set(id, (this.#held.get(id) ?? 0) + 1);
    return () => {
      const left = (this.#held.get(id) ?? 1) - 1;
      if (left > 0) return void this.#held.set(id, left);
      this.#held.delete(id);
      if (this.#leaving.delete(id) && !this.#ready.has(id)) void this.forget(id);
    };
  }

  /** Forgets a release whose build failed or whose turn has come; one that is held goes when it is let go. */
  async forget(id: string): Promise<void> {
    this.#ready.delete(id);
    if (this.#held.has(id)) return void this.#leaving.add(id);
    // In the release's own queue: somebody may be opening it again at this moment, and must find it whole or build it anew.
    await this.#building.run(id, async () => {
      if (!this.#ready.has(id)) await Promise.all([...this.#own, ...this.#others].map((p) => p.drop(id).catch(() => undefined)));
    });
  }

  #keep(content: ReleaseContent): ServedRelease {
    const index = indexContent(content);
    const served = { id: content.releaseId, index, dialogue: dialogueOf(index) };
    this.#touch(served);
    const spare = [...this.#ready.keys()].filter((id) => id !== this.#current && id !== content.releaseId);
    for (const id of spare.slice(0, Math.max(0, this.#ready.size - KEEP))) void this.forget(id);
    return served;
  }

  /** Maps keep insertion order, so the first is the one not asked for the longest. */
  #touch(release: ServedRelease): ServedRelease {
    this.#ready.delete(release.id);
    this.#ready.set(release.id, release);
    return release;
  }
}

async function buildAll(projections: readonly Projection[], content: ReleaseContent, progress: Progress): Promise<void> {
  for (const projection of projections) {
    if (await projection.has(content.releaseId)) continue;
    progress(projection.name, 0);
    await projection.build(content, (done) => progress(projection.name, done));
    progress(projection.name, 1);
  }
}
