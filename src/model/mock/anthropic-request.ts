/** Reads the body of `POST /v1/messages`. */

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

/** What a message asks. Throws DataError `bad-request`. */
export function readAnthropicRequest(body: JsonObject): Asked {
  const model = requiredText(body, 'model')
  const messages = requiredObjects(body, 'messages').map(readMessage)
  const system = readContent('system', body['system'])
  const maxTokens = positiveNumber(body, 'max_tokens')
  if (maxTokens === undefined) throw badRequest('"max_tokens" is missing.')
  const tools = objectsOf(body['tools']).flatMap(readTool)
  const thinking = isJsonObject(body['thinking']) ? body['thinking']['type'] : undefined
  return {
    protocol: 'anthropic',
    model,
    messages: system.text === '' ? messages : [system, ...messages],
    schema: readSchema(body),
    isJsonMode: false,
    tools,
    forcedTool: readChoice(body['tool_choice'], tools),
    seed: '',
    maxTokens,
    stop: textsOf(body['stop_sequences']),
    isStream: body['stream'] === true,
    includesUsage: true,
    logprobs: undefined,
    isReasoning: thinking === 'enabled' || thinking === 'adaptive' || model.toLowerCase().includes('reason'),
  }
}

function readMessage(message: JsonObject): MockMessage {
  const { role, content } = message
  if (role === 'user' || role === 'assistant') return readContent(role, content)
  throw badRequest(`A message has the role "${String(role)}"; there are "user" and "assistant".`)
}

function readContent(role: string, content: Json | undefined): MockMessage {
  if (typeof content === 'string') return { role, text: content, rest: '' }
  const parts = objectsOf(content)
  const text = parts.flatMap((part) => (part['type'] === 'text' ? [String(part['text'])] : [])).join('\n')
  const others = parts.filter((part) => part['type'] !== 'text')
  return { role, text, rest: others.length === 0 ? '' : JSON.stringify(others) }
}

/** `output_config.format`, or `output_format` as it was called in beta. */
function readSchema(body: JsonObject): AnswerSchema | undefined {
  const config = isJsonObject(body['output_config']) ? body['output_config'] : {}
  const format = config['format'] ?? body['output_format']
  if (!isJsonObject(format) || format['type'] !== 'json_schema') return undefined
  if (isJsonObject(format['schema'])) return { name: 'answer', schema: format['schema'] }
  throw badRequest('The output format has no "schema".')
}

function readTool(tool: JsonObject): MockTool[] {
  const { name, input_schema: schema } = tool
  return [{ name: String(name), parameters: isJsonObject(schema) ? schema : { type: 'object' } }]
}

function readChoice(choice: Json | undefined, tools: readonly MockTool[]): string | undefined {
  if (!isJsonObject(choice)) return undefined
  if (choice['type'] === 'any') return '*'
  if (choice['type'] !== 'tool') return undefined
  const name = String(choice['name'])
  if (tools.some((tool) => tool.name === name)) return name
  throw badRequest(`"tool_choice" names "${name}", which is not among the tools.`)
}
