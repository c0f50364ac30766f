/** Reads the body of `POST /v1/chat/completions`. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import type { AnswerSchema } from '../chat.js'
import type { Asked, MockMessage, MockTool } from './question.js'
import {
  badRequest,
  objectsOf,
  positiveNumber,
  requiredObjects,
  requiredText,
  textsOf,
} from './request-fault.js'

/** What a chat completion asks. Throws DataError `bad-request`. */
export function readOpenAiRequest(body: JsonObject): Asked {
  const model = requiredText(body, 'model')
  const messages = requiredObjects(body, 'messages').map(readMessage)
  const format = isJsonObject(body['response_format']) ? body['response_format'] : {}
  const tools = objectsOf(body['tools']).flatMap(readTool)
  const options = isJsonObject(body['stream_options']) ? body['stream_options'] : {}
  return {
    protocol: 'openai',
    model,
    messages,
    schema: readSchema(format),
    isJsonMode: format['type'] === 'json_object',
    tools,
    forcedTool: readChoice(body['tool_choice'], tools),
    seed: typeof body['seed'] === 'number' ? String(body['seed']) : '',
    maxTokens: positiveNumber(body, 'max_completion_tokens') ?? positiveNumber(body, 'max_tokens'),
    stop: textsOf(body['stop']),
    isStream: body['stream'] === true,
    includesUsage: options['include_usage'] === true,
    logprobs: body['logprobs'] === true ? Number(body['top_logprobs'] ?? 0) : undefined,
    isReasoning: model.toLowerCase().includes('reason'),
  }
}

function readMessage(message: JsonObject): MockMessage {
  const { role, content, tool_calls: calls } = message
  if (typeof role !== 'string') throw badRequest('A message has no "role".')
  const restOfCalls = calls === undefined ? '' : JSON.stringify(calls)
  if (typeof content === 'string') return { role, text: content, rest: restOfCalls }
  const parts = objectsOf(content)
  const text = parts.flatMap((part) => (part['type'] === 'text' ? [String(part['text'])] : [])).join('\n')
  const others = parts.filter((part) => part['type'] !== 'text')
  return { role, text, rest: `${others.length === 0 ? '' : JSON.stringify(others)}${restOfCalls}` }
}

function readSchema(format: JsonObject): AnswerSchema | undefined {
  const { type, json_schema: given } = format
  if (type !== 'json_schema') return undefined
  if (!isJsonObject(given) || !isJsonObject(given['schema'])) {
    throw badRequest('"response_format.json_schema.schema" is missing.')
  }
  return { name: String(given['name'] ?? 'answer'), schema: given['schema'] }
}

function readTool(tool: JsonObject): MockTool[] {
  const { function: given } = tool
  if (!isJsonObject(given)) return []
  const { name, parameters } = given
  return [{ name: String(name), parameters: isJsonObject(parameters) ? parameters : { type: 'object' } }]
}

function readChoice(choice: Json | undefined, tools: readonly MockTool[]): string | undefined {
  if (choice === 'required') return '*'
  if (!isJsonObject(choice)) return undefined
  const name = isJsonObject(choice['function']) ? String(choice['function']['name']) : ''
  if (tools.some((tool) => tool.name === name)) return name
  throw badRequest(`"tool_choice" names "${name}", which is not among the tools.`)
}
