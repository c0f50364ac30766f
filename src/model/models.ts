/** The models of a run: one port for each alias, one queue for each endpoint, one account of what was spent. */

import type { Json, JsonObject } from '../base/canonical-json.js'
import { RecipeError, type StoppedError } from '../base/errors.js'
import type { Budget, ModelBinding } from './binding.js'
import type { ChatAnswer, ChatRequest, EmbeddingAnswer, EmbeddingRequest } from './chat.js'
import type { Desk } from './desk.js'
import { chatEffect, embeddingEffect, sampleSeed, settledRequest } from './model-effect.js'
import type { ModelPort, Recorded } from './port.js'
import type { Protocol, RawAnswer } from './protocol.js'
import { Spending } from './spending.js'
import { estimateRequestTokens, estimateTokens } from './tokens.js'

/** Where answers are recorded; the effect store of a run. */
export interface AnswerRecord {
  recorded(
    request: JsonObject,
    ask: (key: string) => Promise<Json>,
    labelOf: (answer: Json) => string,
  ): Promise<{ readonly key: string; readonly answer: Json }>
  /** Sums of the labels of all answers of the folder, by alias. */
  tallies(): ReadonlyMap<string, { readonly count: number; readonly sums: readonly number[] }>
}

/** What the models of a run are opened with. */
export interface ModelsSettings {
  readonly bindings: ReadonlyMap<string, ModelBinding>
  readonly record: AnswerRecord
  /** The recipe's seed. */
  readonly seed: number
  /** Bounds over all models. */
  readonly spending: Budget
  /** Opens the way to an endpoint, at its first question. */
  readonly openDesk: (binding: ModelBinding, protocol: Protocol, spending: Spending) => Promise<Desk>
  readonly loadProtocol: (binding: ModelBinding) => Promise<Protocol>
  /** Told what each answer reports of its model; called often. */
  readonly onReport: (alias: string, answer: ChatAnswer) => void
}

/** Who asks: older tasks go first, and the keys of the answers are noted. */
export interface Asker {
  /** Lower goes first. */
  readonly priority: number
  note(effect: string): void
}

/** The models of a run. */
export class Models {
  readonly #settings: ModelsSettings
  readonly #counters = new Map<string, Promise<Counter>>()
  readonly #desks: Desk[] = []
  readonly spending: Spending
  #stopped: StoppedError | undefined

  constructor(settings: ModelsSettings) {
    this.#settings = settings
    this.spending = new Spending(settings.bindings, settings.spending, settings.record.tallies())
  }

  /** The port of an alias. Throws RecipeError `unknown-model`. */
  port(alias: string, asker: Asker): ModelPort {
    const binding = this.#settings.bindings.get(alias)
    if (binding === undefined) {
      throw new RecipeError('unknown-model', {
        message: `There is no model "${alias}" in the recipe.`,
        hint: `Known: ${[...this.#settings.bindings.keys()].join(', ') || 'none'}.`,
      })
    }
    return {
      alias,
      model: binding.model,
      family: binding.family,
      structured: binding.structured,
      maxTokens: binding.parameters.maxTokens,
      chat: (request) => this.#chat(binding, request, asker),
      embed: (request) => this.#embed(binding, request, asker),
    }
  }

  /** Questions that wait are refused with `error`; those on the wire are still answered and recorded. */
  stop(error: StoppedError): void {
    this.#stopped = error
    for (const desk of this.#desks) desk.stop(error)
  }

  /** Requests on the wire and waiting, over all endpoints. */
  load(): { readonly inFlight: number; readonly waiting: number; readonly limit: number } {
    const states = this.#desks.map((desk) => desk.load())
    const sum = (of: (state: (typeof states)[number]) => number): number =>
      states.reduce((total, state) => total + of(state), 0)
    return {
      inFlight: sum((state) => state.inFlight),
      waiting: sum((state) => state.waiting),
      limit: sum((state) => state.limit),
    }
  }

  /** Closes all connections. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#counters.values())
    for (const desk of this.#desks) await desk.close()
  }

  async #chat(binding: ModelBinding, request: ChatRequest, asker: Asker): Promise<Recorded<ChatAnswer>> {
    const seed = sampleSeed(this.#settings.seed, request.sample)
    const effect = chatEffect(binding, request, seed)
    const counter = await this.#counter(binding)
    let fresh: ChatAnswer | undefined
    const { key, answer } = await this.#settings.record.recorded(
      effect,
      (key) => {
        const settled = settledRequest(binding, request)
        const wire = counter.protocol.encodeChat(binding, settled, binding.sendsSeed ? seed : undefined)
        const inputTokens = this.#isCounted(binding) ? estimateRequestTokens(request) : roughTokens(wire.body)
        const outputTokens = settled.maxTokens ?? UNKNOWN_OUTPUT_TOKENS
        return this.#ask(counter, { key, wire, priority: asker.priority, inputTokens, outputTokens })
      },
      (raw) => {
        fresh = counter.protocol.decodeChat(raw as unknown as RawAnswer)
        return this.spending.labelOf(binding.alias, fresh.usage)
      },
    )
    asker.note(key)
    const decoded = fresh ?? counter.protocol.decodeChat(answer as unknown as RawAnswer)
    this.#settings.onReport(binding.alias, decoded)
    return { ...decoded, effect: key }
  }

  async #embed(
    binding: ModelBinding,
    request: EmbeddingRequest,
    asker: Asker,
  ): Promise<Recorded<EmbeddingAnswer>> {
    const counter = await this.#counter(binding)
    const wire = counter.protocol.encodeEmbedding(binding, request)
    if (wire === undefined) throw noEmbeddings(binding)
    const inputTokens = request.texts.reduce((sum, text) => sum + estimateTokens(text), 0)
    const { key, answer } = await this.#settings.record.recorded(
      embeddingEffect(binding, request),
      (key) => this.#ask(counter, { key, wire, priority: asker.priority, inputTokens, outputTokens: 0 }),
      (raw) => this.spending.labelOf(binding.alias, counter.protocol.usageOf(raw as unknown as RawAnswer)),
    )
    asker.note(key)
    const decoded = counter.protocol.decodeEmbedding(answer as unknown as RawAnswer)
    const isWhole = decoded.fault !== undefined || decoded.vectors.length === request.texts.length
    const detail = `${decoded.vectors.length} vectors came for ${request.texts.length} texts.`
    return { ...decoded, ...(isWhole ? {} : { vectors: [], fault: 'bad-answer', detail }), effect: key }
  }

  /** Whether tokens have to be known well before a call, as a budget bounds them or what they cost. */
  #isCounted({ budget }: ModelBinding): boolean {
    const { spending } = this.#settings
    return [budget, spending].some(({ usd, tokens }) => usd !== undefined || tokens !== undefined)
  }

  async #ask(counter: Counter, call: Parameters<Desk['ask']>[0]): Promise<Json> {
    if (this.#stopped !== undefined) throw this.#stopped
    const desk = await counter.desk()
    if (this.#stopped !== undefined) throw this.#stopped
    return { ...(await desk.ask(call)) }
  }

  #counter(binding: ModelBinding): Promise<Counter> {
    const { alias } = binding
    const known = this.#counters.get(alias)
    if (known !== undefined) return known
    const opening = this.#openCounter(binding)
    this.#counters.set(alias, opening)
    return opening
  }

  async #openCounter(binding: ModelBinding): Promise<Counter> {
    const protocol = await this.#settings.loadProtocol(binding)
    let opened: Promise<Desk> | undefined
    const open = async (): Promise<Desk> => {
      const desk = await this.#settings.openDesk(binding, protocol, this.spending)
      if (!this.#desks.includes(desk)) this.#desks.push(desk)
      return desk
    }
    const desk = (): Promise<Desk> => {
      opened ??= open()
      return opened
    }
    return { protocol, desk }
  }
}

/** Tokens by the length of the body: enough for rates, at next to no cost. */
function roughTokens(body: string): number {
  return Math.ceil(body.length / 4)
}

/** Answer tokens to reserve where nothing bounds them. */
const UNKNOWN_OUTPUT_TOKENS = 1024

/** What an alias is served with: its protocol, and the way to its endpoint once it is needed. */
interface Counter {
  readonly protocol: Protocol
  desk(): Promise<Desk>
}

function noEmbeddings({ alias, protocol }: ModelBinding): RecipeError {
  return new RecipeError('no-embeddings', {
    message: `The model "${alias}" is reached by ${protocol}, which has no embeddings.`,
    hint: 'Name a model of an endpoint that has them, e.g. provider: ollama, model: nomic-embed-text.',
  })
}
