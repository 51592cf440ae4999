/** Sums and differences of percentages given as decimal strings, exact to six decimals: "3.45" + "-0.10" = "3.35". Keeps the longer tail of zeros. */
export function addPercent(a: string, b: string): string {
  const digits = Math.max(decimalsOf(a), decimalsOf(b));
  const scale = 10 ** digits;
  return ((Math.round(Number(a) * scale) + Math.round(Number(b) * scale)) / scale).toFixed(digits);
}

const decimalsOf = (percent: string): number => percent.split('.')[1]?.length ?? 0;
