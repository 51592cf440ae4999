import type { Link } from './createLink.ts';

/** Waits for the line to be up. @returns false when it is not within `ms`, or the server refuses us for good. */
export function whenOnline(link: Pick<Link, 'subscribe' | 'getSnapshot'>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (up: boolean): void => {
      clearTimeout(timer);
      leave();
      resolve(up);
    };
    const look = (): void => {
      const { status, refused } = link.getSnapshot();
      if (status === 'online') settle(true);
      else if (status === 'idle' || refused) settle(false);
    };
    const timer = setTimeout(settle, ms, false);
    const leave = link.subscribe(look);
    look();
  });
}
