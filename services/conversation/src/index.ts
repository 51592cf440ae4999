export { createConversation, type Conversation } from './service.ts';
export { DEFAULT_LIMITS, type ConversationDeps, type Limits } from './deps.ts';
export type { SocketAdapter } from './live/createSockets.ts';
export { createTurnGraph } from './turn/graph/createTurnGraph.ts';
export { createInterpret, type Interpret } from './turn/graph/interpret.ts';
export type { TurnDeps } from './turn/graph/context.ts';
export type { RunTurn, TurnInput, TurnResult, TurnText, TurnTrace } from './turn/turnGraph.ts';
