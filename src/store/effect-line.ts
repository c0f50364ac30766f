/** The payload line of an effect: the request in canonical JSON and the answer as it came. */

import { isJsonObject, type Json, type JsonObject } from '../base/canonical-json.js'
import { InternalError, StorageError } from '../base/errors.js'
import type { PayloadRef } from './segments.js'

/** A request and its answer. */
export interface Effect {
  readonly request: JsonObject
  readonly answer: Json
}

/** JSON text of an answer. Throws InternalError `no-answer` for what has none. */
export function answerText(answer: Json): string {
  const text: string | undefined = JSON.stringify(answer)
  if (text !== undefined) return text
  throw new InternalError('no-answer', {
    message: `The answer to an effect is no JSON but ${typeof answer}.`,
  })
}

/** The line of a request (canonical JSON) and an answer (`answerText`). */
export function effectLine(request: string, answer: string): string {
  return `${beforeAnswer(request)}${answer}}`
}

/** The answer in the line of a request (canonical JSON), which is compared as text instead of being parsed. */
export function answerIn(line: string, request: string, ref: PayloadRef): Json {
  const before = beforeAnswer(request)
  if (!line.startsWith(before) || !line.endsWith('}')) return effectIn(line, ref).answer
  return parse(line.slice(before.length, -1), ref)
}

/** Request and answer of a line. Throws StorageError `effect-damaged`. */
export function effectIn(line: string, ref: PayloadRef): Effect {
  const effect = parse(line, ref)
  if (isJsonObject(effect) && isJsonObject(effect.request) && effect.answer !== undefined) {
    return { request: effect.request, answer: effect.answer }
  }
  throw damaged(ref)
}

function beforeAnswer(request: string): string {
  return `{"request":${request},"answer":`
}

function parse(text: string, ref: PayloadRef): Json {
  try {
    return JSON.parse(text) as Json
  } catch (cause) {
    throw damaged(ref, cause)
  }
}

function damaged(ref: PayloadRef, cause?: unknown): StorageError {
  return new StorageError('effect-damaged', {
    message: `Segment ${ref.segment} of the effects holds no request with its answer at byte ${ref.offset}.`,
    hint: 'Restore the run folder from a copy, or start in a new folder.',
    cause,
  })
}
