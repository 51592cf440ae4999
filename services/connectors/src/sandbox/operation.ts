import type { ConnectorOperation, ConnectorResult, Localized, OperationArgs, OperationData } from '@lobby/contracts';
import type { SandboxCustomer } from './customerFile.ts';

/** What one operation works on. `customer` is present for every operation above `anonymous`. */
export type OperationContext = {
  customer: SandboxCustomer; today: string; now: Date;
  /** A number to quote later, unique in this sandbox: prefix, date, running number. */
  reference(prefix: string): string;
  /** The bank's name of a branch id or of what a customer called it; null when there is none. */
  branch(name: string): Localized | null;
};

type Refusal = Extract<ConnectorResult, { ok: false }>;
type OperationResult<O extends ConnectorOperation> = { ok: true; data: OperationData<O> } | Refusal;
export type Operations = { [O in ConnectorOperation]: (args: OperationArgs<O>, context: OperationContext) => OperationResult<O> };

export const refuse = (code: Refusal['code'], message: string): Refusal => ({ ok: false, code, message });

/** A calendar date `days` after another one. */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Rounds to fen. */
export const fen = (yuan: number): number => Math.round(yuan * 100) / 100;
