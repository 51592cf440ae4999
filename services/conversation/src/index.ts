export { createConversation, type Conversation } from './service.ts';
export { DEFAULT_LIMITS, type ConversationDeps, type Limits } from './deps.ts';
export type { SocketAdapter } from './live/createSockets.ts';
export type { RunTurn, TurnInput, TurnResult, TurnText, TurnTrace } from './turn/turnGraph.ts';
