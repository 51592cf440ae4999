export { createTurnGraph } from './turn/graph/createTurnGraph.ts';
export { createInterpret, type Interpret } from './turn/graph/interpret.ts';
export type { TurnDeps } from './turn/graph/context.ts';
