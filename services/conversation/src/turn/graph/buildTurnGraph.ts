import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import type { TurnText } from '../turnGraph.ts';
import type { Understanding } from '@lobby/contracts';
import type { Draft, TurnContext } from './context.ts';
import { consider, reply } from './nodes.ts';

const Work = Annotation.Root({
  context: Annotation<TurnContext>,
  draft: Annotation<Draft>,
  waiting: Annotation<TurnText[]>,
  current: Annotation<TurnText | null>,
  heard: Annotation<Understanding[] | null>,
  upset: Annotation<boolean>,
});

/**
 * The turn as a LangGraph graph of two coarse nodes, without a checkpointer: state comes in with the turn and goes out with its outcome, and the record keeps it.
 * Everything inside the nodes is a plain function, so a turn costs two super-steps however many messages it reads (docs/decisions/langgraph.md has the figures).
 */
export function buildTurnGraph() {
  return new StateGraph(Work)
    .addNode('consider', consider)
    .addNode('reply', reply)
    .addEdge(START, 'consider')
    .addEdge('consider', 'reply')
    .addEdge('reply', END)
    .compile();
}
