import type { Computation } from './computation.ts';
import { depositInterest } from './depositInterest.ts';
import { instalmentCost } from './instalmentCost.ts';
import { loanPayment } from './loanPayment.ts';
import { prepaymentSaving } from './prepaymentSaving.ts';

/** The calculations a flow may name. */
export const COMPUTATIONS: Readonly<Record<string, Computation>> = {
  instalment_cost: instalmentCost, loan_payment: loanPayment, deposit_interest: depositInterest, prepayment_saving: prepaymentSaving,
};

/** Runs a named calculation. Null when the name is unknown or the arguments do not fit it: a flow then says that it cannot compute, it never guesses. */
export function compute(name: string, args: Record<string, unknown>): Record<string, number | string> | null {
  const found = COMPUTATIONS[name];
  const checked = found?.args.safeParse(args);
  return found && checked?.success ? found.run(checked.data) : null;
}
