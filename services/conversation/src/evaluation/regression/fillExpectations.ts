import type { DialogueKnowledge } from '@lobby/contracts';
import type { DialogueCase } from '../dialogueCase.ts';

/**
 * A dialogue with the figures of the release it is played on: an expectation names the item (`{{fee.card-platinum-annual}}`) and not its number, so that a new fee does not read as
 * something that got worse. What cannot be filled stays as it is, and is then missed.
 */
export function fillExpectations(dialogue: DialogueCase, { fill }: Pick<DialogueKnowledge, 'fill'>, asOf: string): DialogueCase {
  return { ...dialogue, turns: dialogue.turns.map((turn) => {
    const language = /\p{Script=Han}/u.test(turn.user) ? 'zh' : 'en';
    const filled = (words: readonly string[] | undefined) => words?.map((word) => (word.includes('{{') ? (fill(word, language, asOf) ?? word) : word));
    const [mention, not] = [filled(turn.expect.must_mention), filled(turn.expect.must_not)];
    return { ...turn, expect: { ...turn.expect, ...(mention ? { must_mention: mention } : {}), ...(not ? { must_not: not } : {}) } };
  }) };
}
