/** Model ports for a rehearsal: nobody is asked; answers are those of the mock server, and every call is counted. */

import { makeId } from '../base/ids.js'
import type { Actor } from './actor.js'
import type { ModelBinding } from './binding.js'
import { contentText, type ChatRequest } from './chat.js'
import { type Answerer, createAnswerer } from './mock/answer-value.js'
import { makeQuestion } from './mock/question.js'
import { sampleSeed } from './model-effect.js'
import type { ModelPort } from './port.js'
import { textAnswer } from './scripted-port.js'
import { estimateRequestTokens, estimateTokens } from './tokens.js'

/** What a rehearsal counted for one alias. */
export interface RehearsedCalls {
  readonly calls: number
  readonly inputTokens: number
  /** Tokens of the rehearsal's answers: a guess. */
  readonly outputTokens: number
  /** Tokens if every answer were as long as it may be. */
  readonly mostOutputTokens: number
}

const NO_CALLS: RehearsedCalls = { calls: 0, inputTokens: 0, outputTokens: 0, mostOutputTokens: 0 }
const REHEARSED_DIMENSIONS = 64

/** Ports of a rehearsal, and what they counted. */
export class RehearsalModels {
  readonly #bindings: ReadonlyMap<string, ModelBinding>
  readonly #answerer: Answerer
  readonly counts = new Map<string, RehearsedCalls>()

  constructor(bindings: ReadonlyMap<string, ModelBinding>, actors: readonly Actor[]) {
    this.#bindings = bindings
    this.#answerer = createAnswerer(actors)
  }

  /** The port of an alias of the recipe. */
  port(alias: string): ModelPort {
    const binding = this.#bindings.get(alias)
    const maxTokens = binding?.parameters.maxTokens
    return {
      alias,
      model: binding?.model ?? alias,
      family: binding?.family ?? 'unknown',
      structured: binding?.structured ?? 'schema',
      maxTokens,
      chat: async (request) => {
        const text = this.#answer(alias, request)
        const most = Math.max(request.maxTokens ?? maxTokens ?? 0, 1)
        const outputTokens = Math.min(estimateTokens(text), most)
        this.#count(alias, estimateRequestTokens(request), outputTokens, most)
        return { ...textAnswer(text), effect: makeId('rehearsed', alias, text) }
      },
      embed: async ({ texts, dimensions = REHEARSED_DIMENSIONS }) => {
        const inputTokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0)
        this.#count(alias, inputTokens, 0, 0)
        const vectors = texts.map((text) =>
          Array.from({ length: dimensions }, (_, index) => (index === text.length % dimensions ? 1 : 0)),
        )
        const rest = { usage: undefined, model: undefined, fault: undefined, detail: undefined }
        return { vectors, ...rest, effect: makeId('rehearsed', alias, ...texts) }
      },
    }
  }

  #answer(alias: string, request: ChatRequest): string {
    const { schema, tools = [], toolChoice, sample } = request
    const question = makeQuestion(
      {
        protocol: 'openai',
        model: alias,
        messages: request.messages.map(({ role, content }) => ({
          role,
          text: contentText(content),
          rest: '',
        })),
        schema,
        isJsonMode: false,
        tools: tools.map(({ name, parameters }) => ({ name, parameters })),
        forcedTool:
          typeof toolChoice === 'object' ? toolChoice.name : toolChoice === 'required' ? '*' : undefined,
        seed: String(sampleSeed(0, sample)),
        maxTokens: undefined,
        stop: [],
        isStream: false,
        includesUsage: false,
        logprobs: undefined,
        isReasoning: false,
      },
      0,
      '',
    )
    return this.#answerer.answer(question, undefined).text
  }

  #count(alias: string, inputTokens: number, outputTokens: number, most: number): void {
    const before = this.counts.get(alias) ?? NO_CALLS
    this.counts.set(alias, {
      calls: before.calls + 1,
      inputTokens: before.inputTokens + inputTokens,
      outputTokens: before.outputTokens + outputTokens,
      mostOutputTokens: before.mostOutputTokens + most,
    })
  }
}
