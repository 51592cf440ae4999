import { LobbyError } from '@lobby/contracts';
import { KeyedQueue } from '@lobby/service-kit';
import { recordTrouble } from '@lobby/service-kit/db';
import type { Spine } from '../deps.ts';
import { answer } from '../handleMessage.ts';
import { countTurn } from '../metrics.ts';
import { claimTurn, forgetClaims, unclaimedTurns, type ClaimedTurn } from './claimTurn.ts';
import { TurnLostError } from './finishTurn.ts';
import { giveUp } from './giveUp.ts';
import { excuseAttempt, recordFailure } from './recordFailure.ts';
import { Slots } from './slots.ts';
import { BudgetSpentError } from './withBudget.ts';

/** Pause before a failed turn is tried again, doubled each time. */
const RETRY_PAUSE_MS = 100;
/** A turn begun this often without an end has taken the process with it each time; a kill for other reasons is forgiven twice as often as a failure. */
const CRASHES_PER_FAILURE = 2;
const RERUN_BATCH = 200;

/** Runs turns: one at a time per conversation, a bounded number at once, each until it is done, dead or another process's. */
export class TurnRunner {
  readonly #spine: Spine;
  readonly #queue = new KeyedQueue();
  readonly #waiting = new Set<string>();
  readonly #slots: Slots;
  #stopped = false;

  constructor(spine: Spine) {
    this.#spine = spine;
    this.#slots = new Slots(spine.limits.turnsAtOnce);
  }

  /** Has the conversation's pending turn run after the one in progress; asking twice before it begins is asking once. */
  wake(conversationId: string): void {
    if (this.#stopped || this.#waiting.has(conversationId)) return;
    this.#waiting.add(conversationId);
    void this.#queue.run(conversationId, async () => {
      this.#waiting.delete(conversationId);
      await this.#slots.run(() => this.#runPending(conversationId));
    }).catch((error: unknown) => this.#log('turn not run', error));
  }

  /** Re-runs what a crash left behind. An embedded record has one process, so claims of an earlier one are void. */
  async start(): Promise<void> {
    if (this.#spine.database.kind === 'pglite') await forgetClaims(this.#spine.database.db);
    await this.sweep();
  }

  /** Wakes turns that nobody works on: after a crash here or elsewhere, or after the record was away. */
  async sweep(): Promise<void> {
    for (const id of await unclaimedTurns(this.#spine.database.db, this.#spine.node, RERUN_BATCH)) this.wake(id);
  }

  /** Lets turns in progress end; what is pending is re-run at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#queue.idle();
  }

  /** Resolves when no turn waits or runs here. */
  async idle(): Promise<void> {
    while (this.#queue.size > 0) await this.#queue.idle();
  }

  async #runPending(conversationId: string): Promise<void> {
    for (let again = true; again && !this.#stopped;) {
      const turn = await claimTurn(this.#spine, conversationId);
      if (!turn) return;
      again = await this.#runOne(turn);
    }
  }

  /** @returns true when there is more to do for this conversation now. */
  async #runOne(turn: ClaimedTurn): Promise<boolean> {
    if (turn.attempts > this.#spine.limits.turnAttempts * CRASHES_PER_FAILURE) return this.#giveUp(turn, 'too many crashes', 'cannot_answer');
    const began = performance.now();
    try {
      const again = await answer(this.#spine, turn);
      countTurn('done', performance.now() - began);
      return again;
    } catch (error) {
      return this.#failed(turn, error);
    } finally {
      this.#spine.live.typing(turn.conversationId, 'bot', false);
    }
  }

  async #failed(turn: ClaimedTurn, error: unknown): Promise<boolean> {
    if (error instanceof TurnLostError) return false;
    this.#log('turn failed', error, turn.id);
    countTurn('failed');
    // The record's trouble is not the turn's: it waits for the next sweep, and nobody is handed over for it.
    if (recordTrouble(error)) return this.#excuse(turn);
    if (error instanceof BudgetSpentError) return this.#giveUp(turn, error.name, 'knowledge_unavailable');
    const failures = await recordFailure(this.#spine, turn, nameOf(error));
    if (failures >= this.#spine.limits.turnAttempts) return this.#giveUp(turn, nameOf(error), 'cannot_answer');
    await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS * 2 ** failures));
    return true;
  }

  async #excuse(turn: ClaimedTurn): Promise<false> {
    await excuseAttempt(this.#spine, turn).catch(() => undefined);
    return false;
  }

  async #giveUp(turn: ClaimedTurn, error: string, reason: 'cannot_answer' | 'knowledge_unavailable'): Promise<boolean> {
    const result = await giveUp(this.#spine, turn, error, reason);
    countTurn('dead');
    if (result) this.#spine.live.appended(result);
    this.#spine.wakeQueue();
    return false;
  }

  #log(message: string, error: unknown, turnId?: string): void {
    this.#spine.log.warn({ turnId, err: nameOf(error) }, message);
  }
}

/** What may be written down of an error: its name and code; its text may quote the customer. */
function nameOf(error: unknown): string {
  if (error instanceof LobbyError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
