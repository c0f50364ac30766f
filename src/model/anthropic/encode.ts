/** A question as the body of a message request. */

import type { JsonObject } from '../../base/canonical-json.js'
import type { ModelBinding } from '../binding.js'
import { contentText, type ChatParameters, type ChatRequest, type ToolDefinition } from '../chat.js'
import type { WireRequest } from '../protocol.js'
import { parametersOf, present } from '../wire/parameters.js'
import { encodeMessages } from './messages.js'
import { outputSchema } from './output-schema.js'

/** Most tokens of an answer where neither question nor binding says: the API demands a number. */
export const DEFAULT_MAX_TOKENS = 4096

/**
 * Encodes a question. System turns go apart, joined by blank lines, wherever they stand; turns of one role in a row become
 * one turn. What is absent is not sent; `extra` is merged last, key by key of the top level.
 *
 * A schema is sent as `output_config.format` (binding `schema`, see `outputSchema`), as a forced tool of its name (binding
 * `tool`), and not at all for `instruction`. `reasoningEffort` is `output_config.effort`.
 */
export function encodeChat(binding: ModelBinding, request: ChatRequest): WireRequest {
  const parameters = parametersOf(binding, request)
  const body = {
    model: binding.model,
    max_tokens: parameters.maxTokens ?? DEFAULT_MAX_TOKENS,
    ...systemField(request),
    messages: encodeMessages(request.messages),
    ...samplingFields(parameters),
    ...toolFields(binding, request),
    ...outputField(binding, request, parameters),
    ...(binding.isStreamed ? { stream: true } : {}),
    ...parameters.extra,
  }
  return {
    method: 'POST',
    path: /\/v1\/*$/.test(binding.url ?? '') ? '/messages' : '/v1/messages',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' },
    isStream: body.stream === true,
  }
}

function systemField({ messages }: ChatRequest): JsonObject {
  const texts = messages.filter(({ role }) => role === 'system').map(({ content }) => contentText(content))
  const system = texts.filter((text) => text !== '').join('\n\n')
  return system === '' ? {} : { system }
}

function samplingFields({ temperature, topP, stop }: ChatParameters): JsonObject {
  return present({ temperature, top_p: topP, stop_sequences: stop })
}

function toolFields(binding: ModelBinding, { tools = [], toolChoice, schema }: ChatRequest): JsonObject {
  if (binding.structured === 'tool' && schema !== undefined) {
    const answer = encodeTool({ name: schema.name, parameters: schema.schema })
    return { tools: [...tools.map(encodeTool), answer], tool_choice: { type: 'tool', name: schema.name } }
  }
  return {
    ...(tools.length === 0 ? {} : { tools: tools.map(encodeTool) }),
    ...(toolChoice === undefined ? {} : { tool_choice: choiceOf(toolChoice) }),
  }
}

function encodeTool({ name, description, parameters }: ToolDefinition): JsonObject {
  return present({ name, description, input_schema: parameters })
}

function choiceOf(choice: NonNullable<ChatRequest['toolChoice']>): JsonObject {
  if (typeof choice !== 'string') return { type: 'tool', name: choice.name }
  return { type: choice === 'required' ? 'any' : choice }
}

function outputField(binding: ModelBinding, { schema }: ChatRequest, parameters: ChatParameters): JsonObject {
  const isNative = binding.structured === 'schema' && schema !== undefined
  const config = present({
    format: isNative ? { type: 'json_schema', schema: outputSchema(schema.schema) } : undefined,
    effort: parameters.reasoningEffort,
  })
  return Object.keys(config).length === 0 ? {} : { output_config: config }
}
