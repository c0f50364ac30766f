/** Tokens that Anthropic counted. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import type { Usage } from '../chat.js'
import type { Protocol } from '../protocol.js'
import { countAt, objectAt, parseJson } from '../wire/json-fields.js'
import { isEventStream, readEvents } from '../wire/sse.js'
import { assembleStream } from './stream.js'

/**
 * The `usage` of a parsed message; undefined when it has none. Anthropic counts apart what went into the cache and what
 * came out of it: the input is the sum of the three. Tokens written to the cache are billed above the plain price, which
 * `Usage` has no word for.
 */
export function usageIn(message: JsonObject | undefined): Usage | undefined {
  const usage = objectAt(message, 'usage')
  const fresh = countAt(usage, 'input_tokens')
  if (fresh === undefined) return undefined
  const cachedInputTokens = countAt(usage, 'cache_read_input_tokens') ?? 0
  const outputTokens = countAt(usage, 'output_tokens') ?? 0
  const thinking = countAt(objectAt(usage, 'output_tokens_details'), 'thinking_tokens') ?? 0
  return {
    inputTokens: fresh + cachedInputTokens + (countAt(usage, 'cache_creation_input_tokens') ?? 0),
    outputTokens,
    cachedInputTokens,
    reasoningTokens: Math.min(thinking, outputTokens),
  }
}

/** Tokens that an answer reports, whole or streamed. */
export const usageOf: Protocol['usageOf'] = ({ body }) => {
  const value: Json | undefined = isEventStream(body)
    ? assembleStream(readEvents(body)).message
    : parseJson(body)
  return isJsonObject(value) ? usageIn(value) : undefined
}
