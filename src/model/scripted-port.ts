/** A model that says what a function tells it to: for tests of plug-ins, without a network and without a record. */

import { makeId } from '../base/ids.js'
import { canonicalJson } from '../base/canonical-json.js'
import type { ChatAnswer, ChatRequest, EmbeddingAnswer, EmbeddingRequest } from './chat.js'
import { messageJson } from './chat.js'
import type { ModelPort } from './port.js'

/** What a scripted model is made of. */
export interface Script {
  readonly alias?: string
  readonly model?: string
  readonly family?: string
  readonly structured?: ModelPort['structured']
  readonly maxTokens?: number
  /** The answer's text, or parts of an answer. */
  chat?(request: ChatRequest): string | Partial<ChatAnswer>
  embed?(request: EmbeddingRequest): readonly (readonly number[])[]
}

/** An answer of text and nothing else. */
export function textAnswer(text: string): ChatAnswer {
  return {
    text,
    reasoning: '',
    toolCalls: [],
    finish: 'stop',
    refusal: undefined,
    usage: undefined,
    model: undefined,
    fingerprint: undefined,
    logprobs: undefined,
    fault: undefined,
    detail: undefined,
  }
}

/** A model port that answers by script; the effect's key is a hash of the question. */
export function scriptedPort(script: Script): ModelPort {
  const alias = script.alias ?? 'scripted'
  return {
    alias,
    model: script.model ?? 'scripted',
    family: script.family ?? 'scripted',
    structured: script.structured ?? 'schema',
    maxTokens: script.maxTokens,
    async chat(request) {
      const said = script.chat?.(request) ?? ''
      const answer = typeof said === 'string' ? textAnswer(said) : { ...textAnswer(''), ...said }
      const { messages, sample, maxTokens = 0 } = request
      const effect = makeId('effect', alias, sample, maxTokens, canonicalJson(messages.map(messageJson)))
      return { ...answer, effect }
    },
    async embed(request) {
      const answer: EmbeddingAnswer = {
        vectors: script.embed?.(request) ?? request.texts.map(() => []),
        usage: undefined,
        model: undefined,
        fault: undefined,
        detail: undefined,
      }
      return { ...answer, effect: makeId('effect', alias, canonicalJson([...request.texts])) }
    },
  }
}
