/** Judges a whole answer of the wire: is it complete, and if not, what is to be done? */

import type { Json } from '../../base/canonical-json.js'
import type { WireAnswer, WireVerdict } from '../protocol.js'
import { endpointErrorOf, type EndpointError } from './endpoint-error.js'
import { wordsOfTrouble } from './faulty-answer.js'
import { parseJson } from './json-fields.js'
import { meaningOfError, meaningOfStatus, type Trouble } from './meaning.js'
import { retryAfterMs } from './retry-after.js'
import { isEventStream, readEvents, type ServerEvent } from './sse.js'

/** What a protocol knows of its own bodies. */
export interface BodyReader {
  /** The error that a parsed body of JSON reports. */
  errorOf(value: Json): EndpointError | undefined
  /** Whether a stream reached its end, and the error that it reports. */
  endOf(events: readonly ServerEvent[]): {
    readonly isEnded: boolean
    readonly error: EndpointError | undefined
  }
}

/**
 * The verdict on an answer (see `WireVerdict`). Whether a body is a stream is seen by the body itself, as servers answer a
 * stream with JSON and the other way round.
 *
 * 2xx: a stream without its end, a body without a byte and JSON whose brackets are still open are `transport`; an error
 * of a known code counts as if its status had come; an error of an unknown code is `transport` in a stream and `answer`
 * in JSON; a complete body that is no JSON is `answer`, as asking again would not mend it.
 * Details hold the endpoint's words: the transport blanks secrets out of them.
 */
export function judgeAnswer(answer: WireAnswer, nowMs: number, reader: BodyReader): WireVerdict {
  const { status, headers, body } = answer
  const retry = retryAfterMs(headers, nowMs)
  if (status < 200 || status >= 300) {
    const error = endpointErrorOf(parseJson(body))
    return verdict(meaningOfStatus(status, error), detailOf(answer, error), retry)
  }
  if (body.trim() === '') return verdict('transport', 'The answer was empty.', retry)
  if (isEventStream(body)) {
    const { isEnded, error } = reader.endOf(readEvents(body))
    if (error !== undefined)
      return verdict(meaningOfError(error) ?? 'transport', wordsOfTrouble(status, error, body), retry)
    return isEnded ? { kind: 'answer' } : verdict('transport', 'The stream ended early.', retry)
  }
  const value = parseJson(body)
  if (value === undefined) {
    return isCutJson(body) ? verdict('transport', 'The answer ended early.', retry) : { kind: 'answer' }
  }
  const error = reader.errorOf(value)
  const meaning = error && meaningOfError(error)
  return meaning === undefined
    ? { kind: 'answer' }
    : verdict(meaning, wordsOfTrouble(status, error, body), retry)
}

function verdict(kind: Trouble, detail: string, retry: number | undefined): WireVerdict {
  return kind === 'capacity' || kind === 'transport'
    ? { kind, detail, retryAfterMs: retry }
    : { kind, detail }
}

function detailOf({ status, body }: WireAnswer, error: EndpointError | undefined): string {
  const words = wordsOfTrouble(status, error, body)
  return error === undefined || error.words === '' ? words : `${status}: ${words}`
}

/** Whether a text begins as JSON and stops before its brackets are closed or within a string. */
export function isCutJson(text: string): boolean {
  if (!/^\uFEFF?\s*[{[]/.test(text)) return false
  let depth = 0
  let isInString = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (isInString) {
      if (character === '\\') index += 1
      else if (character === '"') isInString = false
    } else if (character === '"') isInString = true
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
  }
  return isInString || depth > 0
}
