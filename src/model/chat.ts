/** What is said to a model and what comes back, in words of no particular provider. */

import type { Json, JsonObject } from '../base/canonical-json.js'

/** A part of a message that is text. */
export interface TextPart {
  readonly type: 'text'
  readonly text: string
}

/** A part of a message that is an image. Its bytes go out on the wire; what is stored of it is the hash. */
export interface ImagePart {
  readonly type: 'image'
  /** `image/png`, `image/jpeg`, `image/webp` or `image/gif`. */
  readonly mediaType: string
  /** The bytes in base64. */
  readonly base64: string
  /** SHA-256 of the bytes in hex. */
  readonly sha256: string
}

/** A call of a tool that the model asked for. */
export interface ToolCall {
  readonly id: string
  readonly name: string
  /** Arguments as the model wrote them: JSON text, possibly bad. */
  readonly arguments: string
}

/** One turn. `toolCalls` belong to the assistant, `toolCallId` to an answer of a tool. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  readonly content: string | readonly (TextPart | ImagePart)[]
  readonly toolCalls?: readonly ToolCall[]
  readonly toolCallId?: string
}

/** A tool that the model may call. */
export interface ToolDefinition {
  readonly name: string
  readonly description?: string
  /** JSON Schema of the arguments. */
  readonly parameters: JsonObject
}

/** A JSON Schema that the answer shall follow. */
export interface AnswerSchema {
  /** Letters, digits, `_` and `-`; at most 64. */
  readonly name: string
  readonly schema: JsonObject
}

/** Settings of sampling; what is absent is left to the endpoint. */
export interface ChatParameters {
  readonly temperature?: number
  readonly topP?: number
  /** Most tokens of the answer. */
  readonly maxTokens?: number
  readonly stop?: readonly string[]
  readonly presencePenalty?: number
  readonly frequencyPenalty?: number
  readonly reasoningEffort?: string
  /** Further keys of the request's body, passed as they are. */
  readonly extra?: JsonObject
}

/** One question. Everything here is part of the effect's key. */
export interface ChatRequest extends ChatParameters {
  readonly messages: readonly Message[]
  readonly tools?: readonly ToolDefinition[]
  readonly toolChoice?: 'auto' | 'none' | 'required' | { readonly name: string }
  readonly schema?: AnswerSchema
  /** Log-probabilities of this many alternatives for each token (0: of the token alone). */
  readonly logprobs?: number
  /**
   * Which sample of this very question is wanted, 0 first: the same name gives the same recorded answer, another one is
   * asked for anew. Rows that share a prompt need different ones.
   */
  readonly sample: number | string
}

/** Tokens as the endpoint counted them. */
export interface Usage {
  readonly inputTokens: number
  readonly outputTokens: number
  /** Input tokens that the endpoint served from its cache; part of `inputTokens`. */
  readonly cachedInputTokens: number
  /** Tokens of reasoning; part of `outputTokens`. */
  readonly reasoningTokens: number
}

/** Log-probability of a token of the answer. */
export interface TokenLogprob {
  readonly token: string
  readonly logprob: number
  readonly alternatives: readonly { readonly token: string; readonly logprob: number }[]
}

/** Why the model ended. `refusal` is the endpoint's own word for it, or a content filter's. */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'refusal' | 'content-filter' | 'unknown'

/** A decoded answer. */
export interface ChatAnswer {
  /** The answer without reasoning; JSON text when a schema was asked for. */
  readonly text: string
  /** Reasoning content, kept apart; empty when there is none. */
  readonly reasoning: string
  readonly toolCalls: readonly ToolCall[]
  readonly finish: FinishReason
  /** What the endpoint itself gave as a refusal, if it did. */
  readonly refusal: string | undefined
  readonly usage: Usage | undefined
  /** The model that the endpoint reports; may differ from the one asked for. */
  readonly model: string | undefined
  /** The endpoint's fingerprint of its system. */
  readonly fingerprint: string | undefined
  readonly logprobs: readonly TokenLogprob[] | undefined
  /**
   * Why the raw answer holds no message: `request-refused` (the endpoint rejected this very request, 400, 413 or 422),
   * `bad-answer` (it is not what the protocol promises); undefined for a good one.
   */
  readonly fault: 'request-refused' | 'bad-answer' | undefined
  /** Words for the fault. */
  readonly detail: string | undefined
}

/** Texts to embed. */
export interface EmbeddingRequest {
  readonly texts: readonly string[]
  /** Length of the vectors, where the endpoint lets one choose. */
  readonly dimensions?: number
}

/** Vectors in the order of the texts, or why there are none. */
export interface EmbeddingAnswer {
  readonly vectors: readonly (readonly number[])[]
  readonly usage: Usage | undefined
  readonly model: string | undefined
  readonly fault: ChatAnswer['fault']
  readonly detail: string | undefined
}

/** The text of a message's content; images count as nothing. */
export function contentText(content: Message['content']): string {
  if (typeof content === 'string') return content
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n')
}

/** A message as JSON for keys and for people: an image stands as its hash. */
export function messageJson(message: Message): JsonObject {
  const { role, content, toolCalls, toolCallId } = message
  return {
    role,
    content: typeof content === 'string' ? content : content.map(partJson),
    ...(toolCalls === undefined ? {} : { toolCalls: toolCalls.map((call): Json => ({ ...call })) }),
    ...(toolCallId === undefined ? {} : { toolCallId }),
  }
}

function partJson(part: TextPart | ImagePart): Json {
  if (part.type === 'text') return { type: 'text', text: part.text }
  return { type: 'image', mediaType: part.mediaType, sha256: part.sha256 }
}
