const SIZE = 56;
const STEP = 24;
/** Higher than this part of the window it would no longer be where people look for it. */
const HIGHEST = 0.3;
/** Free room around it. */
const AROUND = 4;
const USABLE = 'a[href],button,input,select,textarea,summary,label,[role="button"],[role="link"],[onclick],[tabindex]:not([tabindex="-1"])';

/**
 * How many pixels the launcher must rise so that it covers nothing of the page one can press; 0 when its corner is free. When every try is taken it
 * stays in its corner.
 * @param rest the launcher's place at rest, `host` its element, which does not count
 */
export function findFreePlace(rest: { left: number; top: number }, host: Element): number {
  for (let rise = 0; rest.top - rise > window.innerHeight * HIGHEST; rise += STEP) {
    if (!coversSomething(rest.left, rest.top - rise, host)) return rise;
  }
  return 0;
}

function coversSomething(left: number, top: number, host: Element): boolean {
  const points = [-AROUND, SIZE / 2, SIZE + AROUND];
  for (const x of points) {
    for (const y of points) {
      const under = document.elementsFromPoint(left + x, top + y).find((element) => element !== host && !host.contains(element));
      if (under?.closest(USABLE)) return true;
    }
  }
  return false;
}
