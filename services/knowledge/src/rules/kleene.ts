import type { Truth } from '@lobby/contracts';

/** Kleene's strong three-valued logic (K3): null is "not known yet". S. C. Kleene, Introduction to Metamathematics, 1952, § 64. */
export const not = (a: Truth): Truth => (a === null ? null : !a);

/** False as soon as one is false, whatever is still unknown; true when all are true. */
export function and(values: Iterable<Truth>): Truth {
  let result: Truth = true;
  for (const value of values) {
    if (value === false) return false;
    if (value === null) result = null;
  }
  return result;
}

/** True as soon as one is true, whatever is still unknown; false when all are false. */
export function or(values: Iterable<Truth>): Truth {
  let result: Truth = false;
  for (const value of values) {
    if (value === true) return true;
    if (value === null) result = null;
  }
  return result;
}
