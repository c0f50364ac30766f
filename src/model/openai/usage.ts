/** Tokens that an OpenAI-compatible endpoint counted. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import type { Usage } from '../chat.js'
import type { Protocol } from '../protocol.js'
import { countAt, objectAt, parseJson } from '../wire/json-fields.js'
import { isEventStream, readEvents } from '../wire/sse.js'
import { assembleStream } from './stream.js'

/**
 * The `usage` of a parsed body; undefined when it has none. Cached tokens are also read from DeepSeek's
 * `prompt_cache_hit_tokens`. Reasoning tokens are added to the output where the endpoint's own total shows that it counts
 * them apart (xAI), so that they are part of `outputTokens` everywhere.
 */
export function usageIn(body: JsonObject | undefined): Usage | undefined {
  const usage = objectAt(body, 'usage')
  const inputTokens = countAt(usage, 'prompt_tokens')
  if (inputTokens === undefined) return undefined
  const completion = countAt(usage, 'completion_tokens') ?? 0
  const reasoning = countAt(objectAt(usage, 'completion_tokens_details'), 'reasoning_tokens') ?? 0
  const isApart = reasoning > 0 && countAt(usage, 'total_tokens') === inputTokens + completion + reasoning
  const outputTokens = isApart ? completion + reasoning : completion
  const cached =
    countAt(objectAt(usage, 'prompt_tokens_details'), 'cached_tokens') ??
    countAt(usage, 'prompt_cache_hit_tokens') ??
    0
  return {
    inputTokens,
    outputTokens,
    cachedInputTokens: Math.min(cached, inputTokens),
    reasoningTokens: Math.min(reasoning, outputTokens),
  }
}

/** Tokens that an answer reports, chat or embedding, whole or streamed. */
export const usageOf: Protocol['usageOf'] = ({ body }) => {
  const value: Json | undefined = isEventStream(body)
    ? assembleStream(readEvents(body)).body
    : parseJson(body)
  return isJsonObject(value) ? usageIn(value) : undefined
}
