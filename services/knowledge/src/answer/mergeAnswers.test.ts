import type { KnowledgeAnswer } from '@lobby/contracts';
import { describe, expect, it } from 'vitest';
import { mergeAnswers } from './mergeAnswers.ts';

const answer = (text: string, more: Partial<KnowledgeAnswer> = {}): KnowledgeAnswer => ({
  kind: 'answer', text, citations: [{ itemId: `fee.${text}`, version: 1, title: text, validFrom: '2026-01-01' }], score: 1, release: 'rel', asOf: '2026-11-23',
  trace: { route: 'aspect', queries: 2, timingsMs: { graph: 1 }, detail: [] }, ...more,
});

describe('a message of several needs', () => {
  it('is answered need by need, in their order, with the evidence of all', () => {
    const both = mergeAnswers(answer('a'), answer('b'));
    expect(both).toMatchObject({ kind: 'answer', text: 'a\n\nb', trace: { route: 'aspect+aspect', queries: 4, timingsMs: { graph: 2 } } });
    expect(both.citations.map((c) => c.itemId)).toEqual(['fee.a', 'fee.b']);
  });

  it('is of the most telling kind, and says as well what is not known', () => {
    const none = answer('?', { kind: 'none', citations: [], score: 0 });
    expect(mergeAnswers(none, answer('b'))).toMatchObject({ kind: 'answer', text: '?\n\nb', score: 0 });
    expect(mergeAnswers(none, { ...none, kind: 'ambiguous' }).kind).toBe('ambiguous');
  });
});
