/** The full request of a model call as JSON: what an answer is kept under (DESIGN law 5), and what `explain` shows. */

import type { Json, JsonObject } from '../base/canonical-json.js'
import { makeId } from '../base/ids.js'
import type { ModelBinding } from './binding.js'
import { type ChatParameters, type ChatRequest, type EmbeddingRequest, messageJson } from './chat.js'

/** Seeds are sent as non-negative integers of 31 bits, which all servers take. */
const SEED_SPAN = 2 ** 31

/** Who is asked, as far as it shapes a question: endpoint and model by name, defaults; not the address, key or rates. */
export function modelIdentity(binding: ModelBinding): JsonObject {
  const { protocol, endpoint, model, parameters, structured } = binding
  return { protocol, endpoint, model, parameters: jsonOf(parameters), structured }
}

/** Question, model and sample as one JSON value. Images stand as their hashes. */
export function chatEffect(binding: ModelBinding, request: ChatRequest, seed: number): JsonObject {
  const { protocol, endpoint, model, structured } = binding
  const { messages, tools, toolChoice, schema, logprobs, sample, ...parameters } = request
  return {
    kind: 'chat',
    protocol,
    endpoint,
    model,
    parameters: parametersJson({ ...binding.parameters, ...parameters }),
    messages: messages.map(messageJson),
    ...(tools === undefined ? {} : { tools: jsonOf(tools) }),
    ...(toolChoice === undefined ? {} : { toolChoice: jsonOf(toolChoice) }),
    ...(schema === undefined ? {} : { schema: { name: schema.name, schema: schema.schema }, structured }),
    ...(logprobs === undefined ? {} : { logprobs }),
    sample,
    seed,
  }
}

/** Texts and model of an embedding as one JSON value. */
export function embeddingEffect(binding: ModelBinding, request: EmbeddingRequest): JsonObject {
  const { protocol, endpoint, model } = binding
  const { texts, dimensions } = request
  return {
    kind: 'embed',
    protocol,
    endpoint,
    model,
    texts: [...texts],
    ...(dimensions === undefined ? {} : { dimensions }),
  }
}

/** The seed of a sample: a function of the recipe's seed and the sample's name. */
export function sampleSeed(recipeSeed: number, sample: number | string): number {
  return Number.parseInt(makeId('sample', recipeSeed, sample).slice(0, 6), 32) % SEED_SPAN
}

/** A request's settings over those of the model: what goes out. */
export function settledRequest(binding: ModelBinding, request: ChatRequest): ChatRequest {
  const extra = { ...binding.parameters.extra, ...request.extra }
  const merged: ChatRequest & ChatParameters = { ...binding.parameters, ...request }
  return Object.keys(extra).length === 0 ? merged : { ...merged, extra }
}

/** Plain data as JSON: keys without a value are left out, at the top and within objects of the caller. */
function jsonOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

function parametersJson(parameters: ChatParameters): Json {
  const { stop, extra, ...plain } = parameters
  const given: Record<string, Json> = {}
  for (const [name, value] of Object.entries(plain)) if (value !== undefined) given[name] = value
  if (stop !== undefined) given.stop = [...stop]
  if (extra !== undefined) given.extra = extra
  return given
}
