/** The answer in the body of a chat completion, whole or streamed. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import type { ChatAnswer, FinishReason, ToolCall } from '../chat.js'
import type { Protocol } from '../protocol.js'
import { endpointErrorOf, type EndpointError } from '../wire/endpoint-error.js'
import { answerOfError, badAnswer, startOf } from '../wire/faulty-answer.js'
import { firstTextAt, jsonTextOf, objectAt, objectsAt, parseJson, textAt } from '../wire/json-fields.js'
import { meaningOfError } from '../wire/meaning.js'
import { isEventStream, readEvents } from '../wire/sse.js'
import { contentOf, reasoningField, withoutThinking } from './content.js'
import { logprobsOf } from './logprobs.js'
import { assembleStream } from './stream.js'
import { usageIn } from './usage.js'

/** The error that a body reports, at its top or in its first choice (OpenRouter). */
export function errorOf(value: Json | undefined): EndpointError | undefined {
  const found = endpointErrorOf(value)
  return found ?? (isJsonObject(value) ? endpointErrorOf(objectsAt(value, 'choices')[0]) : undefined)
}

/**
 * Decodes an answer. Never throws. Texts are made well-formed (half surrogate pairs become U+FFFD).
 *
 * An answer without text that calls exactly one tool has the call's arguments as its text too: that is how the answer to
 * a forced tool (binding `tool`) is had, and a raw answer does not say what was asked. Questions with tools of their own
 * read `toolCalls`.
 */
export const decodeChat: Protocol['decodeChat'] = ({ status, body }) => {
  const isStream = isEventStream(body)
  const stream = isStream ? assembleStream(readEvents(body)) : undefined
  const value = stream?.body ?? parseJson(body)
  const error = stream?.error ?? errorOf(value)
  if (status < 200 || status >= 300) return answerOfError(status, error, body)
  if (error !== undefined && meaningOfError(error) !== undefined) return answerOfError(status, error, body)
  if (!isJsonObject(value)) return badAnswer(`No JSON object came: ${startOf(body)}`)
  const choice = objectsAt(value, 'choices')[0]
  const message = objectAt(choice, 'message')
  if (choice === undefined || message === undefined) {
    if (error !== undefined) return answerOfError(status, error, body)
    return badAnswer('The body holds no `choices[0].message`.')
  }
  if (stream?.isDamaged === true) return badAnswer('An event within the stream is no JSON.')
  return answerOf(value, choice, message)
}

function answerOf(body: JsonObject, choice: JsonObject, message: JsonObject): ChatAnswer {
  const content = contentOf(message['content'])
  const thought = withoutThinking(content.text)
  const reasoning = [reasoningField(message), content.reasoning, thought.reasoning].filter(
    (text) => text !== '',
  )
  const toolCalls = objectsAt(message, 'tool_calls').map(toolCallOf)
  const refusal = firstTextAt(message, ['refusal'])?.toWellFormed()
  return {
    text: (thought.text === '' && toolCalls.length === 1
      ? (toolCalls[0]?.arguments ?? '')
      : thought.text
    ).toWellFormed(),
    reasoning: reasoning.join('\n\n').toWellFormed(),
    toolCalls,
    finish: finishOf(textAt(choice, 'finish_reason'), refusal),
    refusal,
    usage: usageIn(body),
    model: firstTextAt(body, ['model'])?.toWellFormed(),
    fingerprint: firstTextAt(body, ['system_fingerprint'])?.toWellFormed(),
    logprobs: logprobsOf(objectAt(choice, 'logprobs')),
    fault: undefined,
    detail: undefined,
  }
}

function toolCallOf(call: JsonObject): ToolCall {
  const named = objectAt(call, 'function')
  return {
    id: (textAt(call, 'id') ?? '').toWellFormed(),
    name: (textAt(named, 'name') ?? '').toWellFormed(),
    arguments: jsonTextOf(named?.['arguments'] ?? '').toWellFormed(),
  }
}

const FINISHES: ReadonlyMap<string, FinishReason> = new Map([
  ['stop', 'stop'],
  ['end_turn', 'stop'],
  ['eos', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['content_filter', 'content-filter'],
  ['refusal', 'refusal'],
])

function finishOf(reason: string | undefined, refusal: string | undefined): FinishReason {
  const finish = FINISHES.get(reason?.toLowerCase() ?? '') ?? 'unknown'
  return refusal !== undefined && finish !== 'content-filter' ? 'refusal' : finish
}
