/** Writes an answer as a message of Anthropic's protocol, whole or as the events of a stream. */

import type { JsonObject } from '../../base/canonical-json.js'
import type { MockAnswer } from './mock-answer.js'
import type { Question } from './question.js'
import { tokenPieces } from './tokens.js'

const STOP = {
  stop: 'end_turn',
  length: 'max_tokens',
  tool: 'tool_use',
  refusal: 'refusal',
  filter: 'refusal',
} as const

/** The body of a message as a JSON value. */
export function anthropicAnswer(question: Question, answer: MockAnswer): JsonObject {
  return {
    ...head(question),
    content: blocks(question, answer),
    stop_reason: STOP[answer.finish],
    stop_sequence: null,
    usage: usage(question, answer.outputTokens),
  }
}

/** The events of a streamed message; each ends with an empty line. The last is `message_stop`. */
export function anthropicEvents(question: Question, answer: MockAnswer): readonly string[] {
  const started = { ...head(question), content: [], stop_reason: null, stop_sequence: null }
  const events = [
    event('message_start', { message: { ...started, usage: usage(question, 1) } }),
    event('ping', {}),
  ]
  blocks(question, answer).forEach((block, index) => {
    events.push(...blockEvents(block, index))
  })
  const delta = { stop_reason: STOP[answer.finish], stop_sequence: null }
  events.push(event('message_delta', { delta, usage: { output_tokens: answer.outputTokens } }))
  events.push(event('message_stop', {}))
  return events
}

function blockEvents(block: JsonObject, index: number): string[] {
  const { type } = block
  const isTool = type === 'tool_use'
  const key = isTool ? 'partial_json' : type === 'thinking' ? 'thinking' : 'text'
  const deltaType = isTool ? 'input_json_delta' : `${String(type)}_delta`
  const text = isTool ? JSON.stringify(block['input']) : String(block[key])
  const empty = isTool
    ? { ...block, input: {} }
    : { ...block, [key]: '', ...(key === 'thinking' ? { signature: '' } : {}) }
  const { signature } = block
  return [
    event('content_block_start', { index, content_block: empty }),
    ...tokenPieces(text).map((piece) =>
      event('content_block_delta', { index, delta: { type: deltaType, [key]: piece } }),
    ),
    ...(signature === undefined
      ? []
      : [event('content_block_delta', { index, delta: { type: 'signature_delta', signature } })]),
    event('content_block_stop', { index }),
  ]
}

function event(type: string, fields: JsonObject): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`
}

function head(question: Question) {
  return {
    id: `msg_${question.key.slice(0, 24)}`,
    type: 'message',
    role: 'assistant',
    model: question.model,
  }
}

function blocks({ key }: Question, { text, reasoning, toolCall }: MockAnswer): readonly JsonObject[] {
  const thinking =
    reasoning === '' ? [] : [{ type: 'thinking', thinking: reasoning, signature: key.slice(24, 56) }]
  if (toolCall !== undefined) {
    const input = JSON.parse(toolCall.arguments) as JsonObject
    return [...thinking, { type: 'tool_use', id: `toolu_${key.slice(0, 24)}`, name: toolCall.name, input }]
  }
  return text === '' ? thinking : [...thinking, { type: 'text', text }]
}

function usage({ inputTokens }: Question, outputTokens: number): JsonObject {
  return {
    input_tokens: inputTokens,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: outputTokens,
  }
}
