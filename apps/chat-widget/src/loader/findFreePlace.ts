const SIZE = 56;
const STEP = SIZE + 16;
const TRIES = 5;
const USABLE = 'a[href],button,input,select,textarea,summary,label,[role="button"],[role="link"],[onclick],[tabindex]:not([tabindex="-1"])';

/**
 * How many pixels the launcher must rise so that it covers nothing of the page one can press; 0 when its corner is free. When every try is taken it
 * stays in its corner.
 * @param rest the launcher's place at rest, `host` its element, which does not count
 */
export function findFreePlace(rest: { left: number; top: number }, host: Element): number {
  for (let i = 0; i < TRIES; i += 1) {
    if (rest.top - i * STEP < 0) break;
    if (!coversSomething(rest.left, rest.top - i * STEP, host)) return i * STEP;
  }
  return 0;
}

function coversSomething(left: number, top: number, host: Element): boolean {
  for (const x of [4, SIZE / 2, SIZE - 4]) {
    for (const y of [4, SIZE / 2, SIZE - 4]) {
      const under = document.elementsFromPoint(left + x, top + y).find((element) => element !== host && !host.contains(element));
      if (under?.closest(USABLE)) return true;
    }
  }
  return false;
}
