/** Messages of a conversation, read from a record in whatever spelling they have. */

import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'
import { fieldValue } from '../../record/data-record.js'
import type { FieldOptions } from './field-options.js'
import { type Found, whenFound } from './found.js'
import { readPair, readSystem } from './pair.js'
import { readToolCalls, type ToolCall } from './tool-call.js'

/** Who speaks in a message, in the spelling of OpenAI. */
export type Role = 'system' | 'user' | 'assistant' | 'tool'

/** One message; `content` may be empty only beside tool calls or as the answer of a tool. */
export interface Message {
  readonly role: Role
  readonly content: string
  readonly toolCalls: readonly ToolCall[]
  /** Id of the call that a tool's message answers. */
  readonly toolCallId: string | undefined
}

const ROLES: ReadonlyMap<unknown, Role> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['gpt', 'assistant'],
  ['model', 'assistant'],
  ['tool', 'tool'],
  ['observation', 'tool'],
])

const MESSAGE_FIELDS = ['messages', 'conversations']

/**
 * The conversation of a record: its messages field, else one turn made of prompt and completion.
 *
 * Out:  a system message first when the option gives one and the conversation has none; it ends with an
 *       assistant and has a user before. `{ role, content }` and `{ from, value }` are both read.
 * Edge: reasons `bad-messages` (no list, or an item that is no message), `unknown-role`, `content-not-text`,
 *       `empty-turn`, `no-user-turn`, `last-not-assistant`, `bad-tool-call`, and those of `readPair`.
 */
export function readMessages(data: JsonObject, options: FieldOptions): Found<readonly Message[]> {
  const field = options.messages ?? MESSAGE_FIELDS.find((name) => Array.isArray(data[name]))
  if (field === undefined)
    return whenFound(readPair(data, options), (pair) => ({ found: pairMessages(pair) }))
  const list = fieldValue(data, field)
  if (!Array.isArray(list) || list.length === 0) return { skipped: 'bad-messages' }
  const messages: Message[] = []
  for (const item of list) {
    const message = readMessage(item)
    if ('skipped' in message) return message
    messages.push(message.found)
  }
  return whenFound(checkTurns(messages), (checked) => withSystem(checked, data, options))
}

/** A message of plain text. */
export function textMessage(role: Role, content: string): Message {
  return { role, content, toolCalls: [], toolCallId: undefined }
}

function pairMessages(pair: { system: string | undefined; prompt: string; completion: string }): Message[] {
  const turn = [textMessage('user', pair.prompt), textMessage('assistant', pair.completion)]
  return pair.system === undefined ? turn : [textMessage('system', pair.system), ...turn]
}

function readMessage(item: unknown): Found<Message> {
  if (!isJsonObject(item)) return { skipped: 'bad-messages' }
  const role = ROLES.get(item['role'] ?? item['from'])
  if (role === undefined) return { skipped: 'unknown-role' }
  const content = item['content'] ?? item['value'] ?? ''
  if (typeof content !== 'string') return { skipped: 'content-not-text' }
  const callId = item['tool_call_id']
  return whenFound(readToolCalls(item['tool_calls']), (toolCalls) => {
    if (content.trim() === '' && toolCalls.length === 0 && role !== 'tool') return { skipped: 'empty-turn' }
    return {
      found: { role, content, toolCalls, toolCallId: typeof callId === 'string' ? callId : undefined },
    }
  })
}

function checkTurns(messages: readonly Message[]): Found<readonly Message[]> {
  if (!messages.some(({ role }) => role === 'user')) return { skipped: 'no-user-turn' }
  return messages.at(-1)?.role === 'assistant' ? { found: messages } : { skipped: 'last-not-assistant' }
}

function withSystem(
  messages: readonly Message[],
  data: JsonObject,
  options: FieldOptions,
): Found<readonly Message[]> {
  if (messages.some(({ role }) => role === 'system')) return { found: messages }
  return whenFound(readSystem(data, options), (system) => ({
    found: system === undefined ? messages : [textMessage('system', system), ...messages],
  }))
}
