/** The model port: how a plug-in asks a model. Every answer is recorded before it is read and never asked for twice. */

import type { StructuredMode } from './binding.js'
import type { ChatAnswer, ChatRequest, EmbeddingAnswer, EmbeddingRequest } from './chat.js'

/** An answer with the key of its record. */
export type Recorded<Answer> = Answer & {
  /** Key of the effect: `explain` shows the prompt and the raw answer under it. */
  readonly effect: string
}

/** A model of the recipe, as a plug-in sees it. */
export interface ModelPort {
  /** The recipe's name for it. */
  readonly alias: string
  readonly model: string
  readonly family: string
  readonly structured: StructuredMode
  /** Most tokens of an answer where a question names none; undefined when the recipe does not say. */
  readonly maxTokens: number | undefined
  /**
   * Asks one question, or gives the recorded answer. What the model did badly (refusal, bad JSON, cut short) is in the
   * answer. Throws `CallFailed` when no answer came after all attempts (the candidate fails, others go on), and
   * StoppedError `budget-spent`, `stalled`, `endpoint-unusable` or `interrupted` (the run stops and can be resumed).
   */
  chat(request: ChatRequest): Promise<Recorded<ChatAnswer>>
  /** Vectors of texts, as one recorded answer. Throws as `chat` does, and RecipeError `no-embeddings`. */
  embed(request: EmbeddingRequest): Promise<Recorded<EmbeddingAnswer>>
}
