import { RunnableLambda, RunnableSequence } from '@langchain/core/runnables';
import { consider, reply, type Work } from './nodes.ts';

/** The steps of a turn in their order; each takes what flows between them and gives what it changed. */
const STEPS: readonly (readonly [name: string, step: (work: Work) => Promise<Partial<Work>>])[] = [['consider', consider], ['reply', reply]];

/**
 * The turn as a LangChain sequence of two coarse steps. State comes in with the turn and goes out with its outcome, and the record keeps it. Everything inside the steps is
 * a plain function, so a turn costs two steps however many messages it reads (docs/decisions/langgraph.md has the figures, and why it is no LangGraph graph).
 */
export function buildTurn(): RunnableSequence<Work, Work> {
  const [first, ...rest] = STEPS.map(([name, step]) => named(name, step));
  const last = rest.pop();
  if (!first || !last) throw new Error('A turn has at least two steps');
  return RunnableSequence.from<Work, Work>([first, ...rest, last]);
}

function named(name: string, step: (work: Work) => Promise<Partial<Work>>): RunnableLambda<Work, Work> {
  const runnable = new RunnableLambda<Work, Work>({ func: async (work: Work) => ({ ...work, ...await step(work) }) });
  runnable.name = name;
  return runnable;
}

/** The sequence as Mermaid draws it, for the docs. */
export const drawTurn = (): string => buildTurn().getGraph().reid().drawMermaid();
