/** A question as the body of a chat completion. */

import type { JsonObject } from '../../base/canonical-json.js'
import type { ModelBinding } from '../binding.js'
import type { AnswerSchema, ChatParameters, ChatRequest, ToolDefinition } from '../chat.js'
import type { WireRequest } from '../protocol.js'
import { parametersOf, present } from '../wire/parameters.js'
import { encodeMessage } from './messages.js'
import { isStrictSchema } from './strict-schema.js'

/**
 * Encodes a question. What is absent is not sent; `extra` is merged last, key by key of the top level, and may replace
 * anything. `max_tokens` is `max_completion_tokens` for OpenAI's reasoning models (o1, o3, o4, gpt-5…), which refuse the
 * older name; it is left out when `extra` names either itself.
 *
 * A schema is sent as `response_format` (binding `schema`) or as a forced tool of its name (binding `tool`), and not at
 * all for `instruction`. `strict` is sent only for schemas that OpenAI's strict mode admits.
 */
export function encodeChat(
  binding: ModelBinding,
  request: ChatRequest,
  seed: number | undefined,
): WireRequest {
  const parameters = parametersOf(binding, request)
  const body = {
    model: binding.model,
    messages: request.messages.map(encodeMessage),
    ...samplingFields(binding.model, parameters),
    ...toolFields(request, binding.structured === 'tool' ? request.schema : undefined),
    ...(binding.structured === 'schema' && request.schema
      ? { response_format: formatOf(request.schema) }
      : {}),
    ...logprobFields(request.logprobs),
    ...present({ seed }),
    ...(binding.isStreamed ? { stream: true, stream_options: { include_usage: true } } : {}),
    ...parameters.extra,
  }
  return {
    method: 'POST',
    path: '/chat/completions',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    isStream: body.stream === true,
  }
}

const NEEDS_MAX_COMPLETION_TOKENS = /^(?:.*\/)?(?:o[134](?=$|[-:.])|gpt-5)/i

function samplingFields(model: string, parameters: ChatParameters): JsonObject {
  const { temperature, topP, maxTokens, stop, presencePenalty, frequencyPenalty, extra } = parameters
  const limit = NEEDS_MAX_COMPLETION_TOKENS.test(model) ? 'max_completion_tokens' : 'max_tokens'
  const isLimitInExtra = extra !== undefined && ('max_tokens' in extra || 'max_completion_tokens' in extra)
  return present({
    temperature,
    top_p: topP,
    [limit]: isLimitInExtra ? undefined : maxTokens,
    stop,
    presence_penalty: presencePenalty,
    frequency_penalty: frequencyPenalty,
    reasoning_effort: parameters.reasoningEffort,
  })
}

function toolFields({ tools = [], toolChoice }: ChatRequest, forced: AnswerSchema | undefined): JsonObject {
  if (forced !== undefined) {
    const answer = encodeTool({ name: forced.name, parameters: forced.schema })
    return { tools: [...tools.map(encodeTool), answer], tool_choice: choiceOf({ name: forced.name }) }
  }
  return {
    ...(tools.length === 0 ? {} : { tools: tools.map(encodeTool) }),
    ...(toolChoice === undefined ? {} : { tool_choice: choiceOf(toolChoice) }),
  }
}

function encodeTool({ name, description, parameters }: ToolDefinition): JsonObject {
  return { type: 'function', function: present({ name, description, parameters }) }
}

function choiceOf(choice: NonNullable<ChatRequest['toolChoice']>): string | JsonObject {
  return typeof choice === 'string' ? choice : { type: 'function', function: { name: choice.name } }
}

/** Formats by schema: the same schema object is asked for again and again. */
const formats = new WeakMap<JsonObject, JsonObject>()

function formatOf({ name, schema }: AnswerSchema): JsonObject {
  const known = formats.get(schema)
  if (known !== undefined && known.name === name) return { type: 'json_schema', json_schema: known }
  const format = { name, schema, ...(isStrictSchema(schema) ? { strict: true } : {}) }
  formats.set(schema, format)
  return { type: 'json_schema', json_schema: format }
}

function logprobFields(alternatives: number | undefined): JsonObject {
  if (alternatives === undefined) return {}
  return alternatives > 0 ? { logprobs: true, top_logprobs: alternatives } : { logprobs: true }
}
