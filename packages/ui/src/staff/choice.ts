/** A small choice kept on this machine (language, appearance). Storage may be forbidden; then the choice lasts as long as the page. */
export function readChoice<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
  try {
    const kept = localStorage.getItem(name);
    return allowed.find((choice) => choice === kept) ?? fallback;
  } catch {
    return fallback;
  }
}

export function writeChoice(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private mode without storage: nothing to keep it in.
  }
}
