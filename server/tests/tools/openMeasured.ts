import type { KnowledgeAnswer, Language, ReleaseContent, Reply } from '@lobby/contracts';
import { withHouse } from '../../src/cli/withHouse.ts';
import type { House } from '../../src/wireHouse.ts';

export type Measured = {
  /** One question as POST /knowledge/ask puts it. */
  ask(line: { question: string; asOf?: string; facts?: Record<string, string | number | boolean>; language?: Language }): Promise<KnowledgeAnswer>;
  /** What the bot replies in a conversation's first turn that begins at this instant. */
  say(text: string, at: Date): Promise<Reply[]>;
  content(): Promise<ReleaseContent>;
  close(): Promise<void>;
};

/** The whole house on a fresh record in memory with the demo bank published, without HTTP. */
export async function openMeasured(): Promise<Measured> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  let closed: Promise<void> = Promise.resolve();
  const house = await new Promise<House>((resolve, reject) => {
    closed = withHouse('fresh', async (opened) => { resolve(opened); await held; }).catch(reject) as Promise<void>;
  });
  const current = house.knowledge.currentRelease() ?? '';
  return {
    ask: async ({ question, asOf, facts, language }) => {
      const read = await house.interpret(question, language, current, facts, asOf);
      return house.knowledge.ask({ ...read, release: current, facts: { ...read.facts, ...facts }, ...(asOf ? { asOf } : {}) });
    },
    say: async (text, now) => (await house.rehearse({
      conversationId: 'conv_measured', turnId: `turn_${now.getTime()}`, texts: [{ seq: 1, text }], state: null, releaseId: current, language: 'zh', now,
      customer: { customerId: null, bankCustomerId: null, assurance: 'anonymous' },
    }, new AbortController().signal)).replies,
    content: async () => (await house.knowledge.releaseContent()) as ReleaseContent,
    close: async () => { release(); await closed; },
  };
}
