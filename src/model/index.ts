/** What plug-ins and programs use of models: questions and answers, ways to ask, the mock server, a scripted port. */

export type { Actor, ActorRequest } from './actor.js'
export { type Answered, ask, askCode, askJson, askText, type Reader, type Refused } from './answer/ask.js'
export { type AnswerPolicy, answerPolicySchema } from './answer/policy.js'
export { refusalOf } from './answer/refusal.js'
export type { ModelBinding, Price } from './binding.js'
export type {
  AnswerSchema,
  ChatAnswer,
  ChatRequest,
  EmbeddingAnswer,
  EmbeddingRequest,
  ImagePart,
  Message,
  ToolCall,
  ToolDefinition,
  Usage,
} from './chat.js'
export { familyOf } from './families.js'
export { type MockServer, startMockServer } from './mock/mock-server.js'
export type { MockServerOptions } from './mock/mock-options.js'
export type { ModelPort, Recorded } from './port.js'
export { listPrices, priceOf } from './prices.js'
export type { Protocol, RawAnswer } from './protocol.js'
export { type Script, scriptedPort } from './scripted-port.js'
export { estimateRequestTokens, estimateTokens } from './tokens.js'
