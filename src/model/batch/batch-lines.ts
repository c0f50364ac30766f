/** What both batch interfaces share: bodies of requests, readings of pages, and what the status of a line means. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import type { WireRequest } from '../protocol.js'
import { endpointErrorOf } from '../wire/endpoint-error.js'
import { countAt, objectsAt, parseJson, textAt } from '../wire/json-fields.js'
import { meaningOfStatus } from '../wire/meaning.js'
import type { BatchReport, ResultLine } from './batch-protocol.js'

/**
 * The body of a request as a batch takes it: `stream` and `stream_options` are left out, which means no stream (a batch
 * has none, and providers refuse the keys). Undefined when the body is no JSON object.
 */
export function batchBody(wire: WireRequest): JsonObject | undefined {
  const body = parseJson(wire.body)
  if (!isJsonObject(body)) return undefined
  const { stream: _stream, stream_options: _options, ...rest } = body
  return rest
}

/** A GET without a body. */
export function getRequest(path: string, headers: WireRequest['headers'] = {}): WireRequest {
  return { method: 'GET', path, body: '', headers, isStream: false }
}

/** A POST of JSON text. */
export function postRequest(path: string, body: string, headers: WireRequest['headers'] = {}): WireRequest {
  const type = { 'content-type': 'application/json' }
  return { method: 'POST', path, body, headers: { ...type, ...headers }, isStream: false }
}

/** A page of batches: `{data, has_more, last_id}`, as both providers have it. */
export function readPage(
  body: string,
  read: (batch: JsonObject) => BatchReport | undefined,
): { readonly batches: readonly BatchReport[]; readonly next: string | undefined } | undefined {
  const page = parseJson(body)
  if (!isJsonObject(page) || !Array.isArray(page['data'])) return undefined
  const batches = objectsAt(page, 'data').flatMap((batch) => read(batch) ?? [])
  const next = page['has_more'] === true ? (textAt(page, 'last_id') ?? batches.at(-1)?.id) : undefined
  return { batches, next }
}

/**
 * What the answer of one request means: 2xx and those refused for what they hold (400, 413, 422) are answers; 429 and 5xx
 * may succeed in another batch; 401 to 405 will not until somebody mends it.
 */
export function resultOf(status: number, body: Json): ResultLine['result'] {
  if (status >= 200 && status < 300) return { kind: 'answer', status, body: JSON.stringify(body) }
  const error = endpointErrorOf(body)
  const meaning = meaningOfStatus(status, error)
  if (meaning === 'request-refused') return { kind: 'answer', status, body: JSON.stringify(body) }
  const detail = `${status}: ${error?.words || 'without words'}`
  return { kind: meaning === 'fatal' ? 'fatal' : 'again', detail }
}

/** The sum of the counts of an object; undefined when it has none. */
export function sumOfCounts(counts: JsonObject | undefined): number | undefined {
  const keys = Object.keys(counts ?? {})
  if (keys.length === 0) return undefined
  return keys.reduce((sum, key) => sum + (countAt(counts, key) ?? 0), 0)
}
