/** The contract of a wire protocol: pure functions between our words and a provider's bytes. */

import type { ModelBinding } from './binding.js'
import type { ChatAnswer, ChatRequest, EmbeddingAnswer, EmbeddingRequest, Usage } from './chat.js'

/** One request as it goes out; the secret headers are added by the transport. */
export interface WireRequest {
  readonly method: 'POST' | 'GET'
  /** Path below the binding's URL: `/chat/completions`. */
  readonly path: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly isStream: boolean
}

/** What came back over the wire, whole. */
export interface WireAnswer {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as text: JSON, or the events of a stream. */
  readonly body: string
}

/** The raw answer as it is stored, before anything reads it. */
export interface RawAnswer {
  readonly status: number
  /** The body as it came, with secrets of the recipe blanked out. */
  readonly body: string
  /** ISO 8601 time of day at which the last attempt began. */
  readonly startedAt: string
  /** Milliseconds of the last attempt. */
  readonly tookMs: number
  /** Attempts made, those refused for capacity included. */
  readonly attempts: number
}

/** What an answer on the wire means for the scheduler (DESIGN §8). */
export type WireVerdict =
  /** 2xx with a complete body: stored, whatever it holds. */
  | { readonly kind: 'answer' }
  /** The endpoint rejects this very request (400, 413, 422): stored, the candidate is rejected. */
  | { readonly kind: 'request-refused'; readonly detail: string }
  /** 429, 503, 529: asked again later, without counting. */
  | { readonly kind: 'capacity'; readonly retryAfterMs: number | undefined; readonly detail: string }
  /** 408, 409, 5xx, a stream that ended early: asked again, counted. */
  | { readonly kind: 'transport'; readonly retryAfterMs: number | undefined; readonly detail: string }
  /** 401, 402, 403, 404, 405: nothing will succeed until somebody mends it; the run stops. */
  | { readonly kind: 'fatal'; readonly detail: string }

/** What the headers of an answer say of the endpoint's rates; undefined where they say nothing. */
export interface RateReport {
  readonly remainingRequests: number | undefined
  readonly remainingTokens: number | undefined
  /** Milliseconds until the bucket is full again. */
  readonly requestsResetMs: number | undefined
  readonly tokensResetMs: number | undefined
}

/** A protocol. All functions are pure; none throws on what a server sent. */
export interface Protocol {
  readonly id: ModelBinding['protocol']
  encodeChat(binding: ModelBinding, request: ChatRequest, seed: number | undefined): WireRequest
  decodeChat(raw: Pick<RawAnswer, 'status' | 'body'>): ChatAnswer
  /** Undefined where the protocol has no embeddings. */
  encodeEmbedding(binding: ModelBinding, request: EmbeddingRequest): WireRequest | undefined
  decodeEmbedding(raw: Pick<RawAnswer, 'status' | 'body'>): EmbeddingAnswer
  /** Headers that carry the key. */
  authorization(key: string): Readonly<Record<string, string>>
  /** `nowMs` is the time of day in milliseconds since 1970, for dates in headers. */
  judge(answer: WireAnswer, isStream: boolean, nowMs: number): WireVerdict
  rates(answer: WireAnswer, nowMs: number): RateReport
  /** Tokens that an answer of either kind reports. */
  usageOf(raw: Pick<RawAnswer, 'status' | 'body'>): Usage | undefined
}
