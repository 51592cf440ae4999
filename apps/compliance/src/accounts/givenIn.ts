/** A password, or the half of one, that is shown this once. */
export type Given = { kind: 'whole' | 'first' | 'second'; name: string; text: string };

/** The password of an answer, or its first half where another admin must approve. */
export function givenIn(name: string, answer: object | null): Given | null {
  if (answer && 'passwordHalf' in answer) return { kind: 'first', name, text: String(answer.passwordHalf) };
  return answer && 'password' in answer ? { kind: 'whole', name, text: String(answer.password) } : null;
}
