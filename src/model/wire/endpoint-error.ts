/** What an endpoint says went wrong, read from the shapes in which providers and gateways say it. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import { firstTextAt, objectAt, objectsAt, textAt } from './json-fields.js'

/** An error that an endpoint reported. */
export interface EndpointError {
  /** The endpoint's own words; empty when it gave none. */
  readonly words: string
  /** Its codes and types in lower case, the most specific first: `insufficient_quota`. */
  readonly codes: readonly string[]
  /** The HTTP status that the body itself names (gateways answer 200 with `code: 502` inside). */
  readonly status: number | undefined
  /** Whether a content filter stopped the question or the answer. */
  readonly isContentFilter: boolean
}

const CONTENT_FILTER_CODES: ReadonlySet<string> = new Set([
  'content_filter',
  'content_policy_violation',
  'responsibleaipolicyviolation',
  'data_inspection_failed',
])

/**
 * The error in a parsed body, or undefined when it reports none. Shapes: `{error: {…}}` (OpenAI, Anthropic, OpenRouter),
 * the same in a list (Google), `{error: "words"}` (Ollama), `{object: "error", message, code}` (vLLM, Mistral) and
 * `{detail}` (FastAPI servers). `error: null` is none.
 */
export function endpointErrorOf(value: Json | undefined): EndpointError | undefined {
  const body = Array.isArray(value) ? value[0] : value
  if (!isJsonObject(body)) return undefined
  const { error } = body
  if (typeof error === 'string' && error !== '') return { ...errorOfObject(body), words: error }
  if (isJsonObject(error)) return errorOfObject(error)
  if (body['object'] === 'error') return errorOfObject(body)
  return body['detail'] === undefined || body['choices'] !== undefined ? undefined : errorOfObject(body)
}

function errorOfObject(error: JsonObject): EndpointError {
  const inner = objectAt(error, 'innererror')
  const codes = [error['code'], inner?.['code'], error['status'], error['type']]
    .filter((code) => typeof code === 'string' && code !== '')
    .map((code) => String(code).toLowerCase())
  const status = [error['code'], error['status']].map(Number).find((code) => code >= 400 && code < 600)
  const isFlagged = objectAt(error, 'metadata')?.['flagged_input'] !== undefined
  return {
    words: wordsOf(error),
    codes,
    status,
    isContentFilter: isFlagged || codes.some((code) => CONTENT_FILTER_CODES.has(code)),
  }
}

function wordsOf(error: JsonObject): string {
  const said = firstTextAt(error, ['message', 'detail'])
  if (said !== undefined) return said.toWellFormed()
  const faults = objectsAt(error, 'detail').map((fault) => textAt(fault, 'msg') ?? '')
  return faults
    .filter((words) => words !== '')
    .join('; ')
    .toWellFormed()
}
