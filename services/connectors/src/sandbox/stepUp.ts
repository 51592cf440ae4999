import { randomInt } from 'node:crypto';
import type { Clock } from '@lobby/service-kit';
import type { SandboxCustomer } from './customerFile.ts';

/** `left`: tries before the lock. `unknown` never happens: who is not a customer gets the answers of a wrong code. */
export type StepUpResult =
  | { ok: true; customer: Pick<SandboxCustomer, 'no' | 'name' | 'tier'> }
  | { ok: false; why: 'wrong' | 'locked'; left: number };

/** A text message of the fictional bank. There are no phones in the sandbox, so its demo page shows them. */
export type TextMessage = { phone: string; code: string; sentAt: Date };

const CODE_LIFE_MS = 5 * 60_000;
const MAX_WRONG = 5;
const LOCK_MS = 15 * 60_000;
/** Names that are asked for are remembered, customers or not; the oldest go first. */
const MAX_REMEMBERED = 10_000;

type Attempt = { code: string; until: number; wrong: number; lockedUntil: number };

/**
 * One-time codes for the demo's step-up to *verified*: sent to the phone on file, five minutes, used once, five wrong ones lock for a quarter of an hour. In
 * memory: after a restart codes are gone and locks lifted.
 */
export class StepUp {
  readonly #find: (who: string) => SandboxCustomer | undefined;
  readonly #clock: Clock;
  readonly #attempts = new Map<string, Attempt>();
  readonly #sent: TextMessage[] = [];

  /** @param find looks a customer up by number or phone */
  constructor(find: (who: string) => SandboxCustomer | undefined, clock: Clock) {
    this.#find = find;
    this.#clock = clock;
  }

  /** Sends a new code; an older one no longer counts. Whether `who` is a customer cannot be told from outside. */
  sendCode(who: string): void {
    const now = this.#clock.now();
    const customer = this.#find(who);
    const before = this.#attempts.get(keyOf(customer, who));
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    this.#remember(keyOf(customer, who), { code, until: now.getTime() + CODE_LIFE_MS, wrong: before?.wrong ?? 0, lockedUntil: before?.lockedUntil ?? 0 });
    if (!customer) return;
    this.#sent.push({ phone: customer.phone, code, sentAt: now });
    if (this.#sent.length > MAX_REMEMBERED) this.#sent.shift();
  }

  verify(who: string, code: string): StepUpResult {
    const now = this.#clock.now().getTime();
    const customer = this.#find(who);
    const key = keyOf(customer, who);
    const attempt = this.#attempts.get(key) ?? { code: '', until: 0, wrong: 0, lockedUntil: 0 };
    if (attempt.lockedUntil > now) return { ok: false, why: 'locked', left: 0 };
    if (customer && attempt.code !== '' && attempt.code === code && attempt.until > now) {
      this.#attempts.delete(key);
      return { ok: true, customer: { no: customer.no, name: customer.name, tier: customer.tier } };
    }
    const wrong = attempt.wrong + 1;
    const locks = wrong >= MAX_WRONG;
    this.#remember(key, { ...attempt, wrong: locks ? 0 : wrong, lockedUntil: locks ? now + LOCK_MS : 0 });
    return { ok: false, why: locks ? 'locked' : 'wrong', left: MAX_WRONG - wrong };
  }

  /** The messages one phone has got, latest last. */
  messages(phone: string): readonly TextMessage[] {
    return this.#sent.filter((m) => m.phone === phone);
  }

  #remember(key: string, attempt: Attempt): void {
    this.#attempts.delete(key);
    this.#attempts.set(key, attempt);
    const oldest = this.#attempts.keys().next().value;
    if (this.#attempts.size > MAX_REMEMBERED && oldest !== undefined) this.#attempts.delete(oldest);
  }
}

/** Number and phone of one customer share their tries. */
const keyOf = (customer: SandboxCustomer | undefined, who: string): string => customer?.no ?? `?${who}`;
