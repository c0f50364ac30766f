/** A model of the recipe, resolved: whom to ask, how, and within which bounds. */

import type { Secret } from '../base/secret.js'
import type { ChatParameters } from './chat.js'

/** Protocols that a model can be reached by. Presets such as `ollama` are resolved to one of these. */
export type ProtocolId = 'openai-compatible' | 'anthropic' | 'ai-sdk' | 'scripted'

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number
  readonly output: number
  /** For input tokens served from the endpoint's cache; default the price of input. */
  readonly cachedInput?: number
  /** What the price of a batch is of the normal one, 0 to 1; default 0.5. */
  readonly batchShare?: number
  /** Where the figure is from: `recipe`, or the dated table. */
  readonly from: string
}

/** Bounds that refuse before they spend; absent is unbounded. */
export interface Budget {
  /** US dollars. */
  readonly usd?: number
  /** Input and output tokens together. */
  readonly tokens?: number
  readonly calls?: number
  /** Minutes of one `run`. */
  readonly minutes?: number
}

/** Rates that the endpoint allows, where the recipe knows them; headers of answers refine them. */
export interface RateBounds {
  readonly requestsPerMinute?: number
  readonly tokensPerMinute?: number
}

/** How an answer by schema is had: natively, by a forced tool, or by words in the prompt. */
export type StructuredMode = 'schema' | 'tool' | 'instruction'

/** How requests travel in offline batches. */
export interface BatchSettings {
  /** Most requests in one batch. */
  readonly requests: number
  /** Seconds without a new request after which a batch that is not full is sent. */
  readonly gatherSeconds: number
  readonly pollSeconds: number
}

/** A model that can be asked. What is part of an effect's key is marked with (key). */
export interface ModelBinding {
  /** The recipe's name for it: `writer`, `judge`. */
  readonly alias: string
  /** (key) */
  readonly protocol: ProtocolId
  /** (key) The declared identity of the endpoint: stays when the URL changes. */
  readonly endpoint: string
  /** Base of the address, e.g. `http://localhost:11434/v1`; undefined for those without a network. */
  readonly url: string | undefined
  readonly key: Secret | undefined
  readonly headers: Readonly<Record<string, Secret>>
  /** (key) The model's name as the endpoint knows it. */
  readonly model: string
  /** `gpt`, `claude`, `llama` …: declared, or recognised by the name; `unknown` else. */
  readonly family: string
  readonly isFamilyDeclared: boolean
  /** (key) Defaults of every question. */
  readonly parameters: ChatParameters
  /** (key, as it shapes the request) */
  readonly structured: StructuredMode
  /** Whether a seed is sent, made of the recipe's and the sample's number. */
  readonly sendsSeed: boolean
  readonly isStreamed: boolean
  readonly batch: BatchSettings | undefined
  /** Most requests in flight. */
  readonly concurrency: number
  /** Longest wait for a whole answer. */
  readonly timeoutMs: number
  /** Longest silence while an answer streams. */
  readonly idleMs: number
  /** Without any success for so long the run stops (exit 3). */
  readonly stallMs: number
  /** Tries of one request that fail on the way (reset, 5xx, time-out); 429 does not count. */
  readonly attempts: number
  readonly rates: RateBounds
  readonly price: Price | undefined
  readonly budget: Budget
  /** File of the provider module or the script, for `ai-sdk` and `scripted`. */
  readonly module: { readonly path: string; readonly name: string } | undefined
}
