/** The answer in a message of Anthropic, whole or streamed. */

import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'
import type { ChatAnswer, FinishReason, ToolCall } from '../chat.js'
import type { Protocol } from '../protocol.js'
import { endpointErrorOf } from '../wire/endpoint-error.js'
import { answerOfError, badAnswer, startOf } from '../wire/faulty-answer.js'
import { firstTextAt, jsonTextOf, objectAt, objectsAt, parseJson, textAt } from '../wire/json-fields.js'
import { isEventStream, readEvents } from '../wire/sse.js'
import { assembleStream } from './stream.js'
import { usageIn } from './usage.js'

/**
 * Decodes an answer. Never throws. Texts are made well-formed (half surrogate pairs become U+FFFD). Blocks of text are
 * joined as they stand, those of thinking with a blank line between them; redacted thinking and blocks of server tools are
 * passed over.
 *
 * An answer without text that calls exactly one tool has the call's arguments as its text too: that is how the answer to
 * a forced tool (binding `tool`) is had, and a raw answer does not say what was asked. Questions with tools of their own
 * read `toolCalls`.
 */
export const decodeChat: Protocol['decodeChat'] = ({ status, body }) => {
  const stream = isEventStream(body) ? assembleStream(readEvents(body)) : undefined
  const value = stream === undefined ? parseJson(body) : stream.message
  const error = stream?.error ?? endpointErrorOf(value)
  if (status < 200 || status >= 300 || error !== undefined) return answerOfError(status, error, body)
  if (!isJsonObject(value)) {
    return badAnswer(
      stream === undefined ? `No JSON object came: ${startOf(body)}` : 'The stream begins no message.',
    )
  }
  if (!Array.isArray(value['content'])) return badAnswer('The body holds no list `content`.')
  if (stream?.isDamaged === true) return badAnswer('An event within the stream is no JSON.')
  return answerOf(value)
}

function answerOf(message: JsonObject): ChatAnswer {
  const blocks = objectsAt(message, 'content')
  const text = textsOf(blocks, 'text').join('')
  const toolCalls = blocks.filter(({ type }) => type === 'tool_use').map(toolCallOf)
  const finish = FINISHES.get(textAt(message, 'stop_reason') ?? '') ?? 'unknown'
  const explanation = firstTextAt(objectAt(message, 'stop_details'), ['explanation', 'category'])
  return {
    text: text === '' && toolCalls.length === 1 ? (toolCalls[0]?.arguments ?? '') : text.toWellFormed(),
    reasoning: textsOf(blocks, 'thinking').join('\n\n').toWellFormed(),
    toolCalls,
    finish,
    refusal:
      finish === 'refusal' ? (explanation ?? 'The endpoint gave no reason.').toWellFormed() : undefined,
    usage: usageIn(message),
    model: firstTextAt(message, ['model'])?.toWellFormed(),
    fingerprint: undefined,
    logprobs: undefined,
    fault: undefined,
    detail: undefined,
  }
}

function textsOf(blocks: readonly JsonObject[], kind: 'text' | 'thinking'): readonly string[] {
  const own = blocks.filter(({ type }) => type === kind)
  return own.map((block) => textAt(block, kind) ?? '').filter((text) => text !== '')
}

function toolCallOf(block: JsonObject): ToolCall {
  return {
    id: (textAt(block, 'id') ?? '').toWellFormed(),
    name: (textAt(block, 'name') ?? '').toWellFormed(),
    arguments: jsonTextOf(block['input'] ?? {}).toWellFormed(),
  }
}

const FINISHES: ReadonlyMap<string, FinishReason> = new Map([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['tool_use', 'tool-calls'],
  ['refusal', 'refusal'],
])
