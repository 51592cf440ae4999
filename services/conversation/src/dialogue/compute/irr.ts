/**
 * The monthly rate r at which `amount` = Σ payment / (1 + r)^k for k = 1…n, found by bisection (the sum falls strictly with r). 0 when nothing is paid above the amount.
 */
export function monthlyIrr(amount: number, payment: number, months: number): number {
  const worth = (r: number) => (r === 0 ? payment * months : (payment * (1 - (1 + r) ** -months)) / r);
  let low = 0;
  let high = 1;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (worth(middle) > amount) low = middle;
    else high = middle;
  }
  return payment * months <= amount ? 0 : low;
}
