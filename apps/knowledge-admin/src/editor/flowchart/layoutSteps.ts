export type Step = { id: string; text?: { zh?: string; en?: string }; next?: { to: string; when?: { zh?: string; en?: string } }[] };
export type Box = { id: string; row: number; column: number };
export type Arrow = { from: string; to: string; when: string };
export type Chart = { boxes: Box[]; arrows: Arrow[]; rows: number; columns: number };

/** Arrows of a procedure: as written; where none are written at all, each step leads to the one below it. */
function arrowsOf(steps: readonly Step[], language: 'zh' | 'en'): Arrow[] {
  const plain = steps.every((step) => (step.next ?? []).length === 0);
  return steps.flatMap((step, at) => {
    const written = step.next ?? [];
    const below = steps[at + 1];
    if (written.length === 0) return plain && below ? [{ from: step.id, to: below.id, when: '' }] : [];
    return written.map(({ to, when }) => ({ from: step.id, to, when: when?.[language] ?? when?.zh ?? '' }));
  });
}

/** Rows by the longest way from the first step (an arrow back does not count), columns by order within a row. Steps nobody reaches stand below the others. */
export function layoutSteps(steps: readonly Step[], language: 'zh' | 'en'): Chart {
  const arrows = arrowsOf(steps, language);
  const order = new Map(steps.map((step, at) => [step.id, at]));
  const row = new Map<string, number>(steps.length > 0 ? [[steps[0]?.id ?? '', 0]] : []);
  // Steps are written from top to bottom: taking them in order, an arrow that goes down pushes its end below.
  for (const step of steps) {
    const from = row.get(step.id);
    if (from === undefined) continue;
    for (const arrow of arrows) if (arrow.from === step.id && (order.get(arrow.to) ?? -1) > (order.get(step.id) ?? 0)) row.set(arrow.to, Math.max(row.get(arrow.to) ?? 0, from + 1));
  }
  const last = Math.max(0, ...row.values());
  const lost = steps.filter((step) => !row.has(step.id));
  for (const step of lost) row.set(step.id, last + 1);
  const filled = new Map<number, number>();
  const boxes = steps.map((step) => {
    const at = row.get(step.id) ?? 0;
    const column = filled.get(at) ?? 0;
    filled.set(at, column + 1);
    return { id: step.id, row: at, column };
  });
  return { boxes, arrows: arrows.filter((a) => order.has(a.to)), rows: Math.max(0, ...boxes.map((b) => b.row + 1)), columns: Math.max(0, ...filled.values()) };
}
