/** The Message Batches of Anthropic: one request with all questions, polled, its results fetched as lines. */

import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'
import { objectAt, parseJson, textAt } from '../wire/json-fields.js'
import { batchBody, getRequest, postRequest, readPage, resultOf, sumOfCounts } from './batch-lines.js'
import type { BatchEnd, BatchProtocol, BatchReport, ResultLine } from './batch-protocol.js'

const HEADERS = { 'anthropic-version': '2023-06-01' }

/** Statuses of the error types that a line can carry (docs.anthropic.com/en/api/errors); others count as 500. */
const STATUS_OF_TYPE: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
}

/**
 * Anthropic's Message Batches.
 *
 * A batch carries no name of ours and its requests cannot be listed while it is worked on: `match` says `maybe` for one
 * with the same number of requests, and the ids in its results decide.
 * Source: docs.anthropic.com/en/api/creating-message-batches (100,000 requests, 256 MB, 24 h, results for 29 days).
 * Not covered: beta headers of single requests.
 */
export const anthropicBatches: BatchProtocol = {
  id: 'anthropic-batches',
  limits: { requests: 100_000, bytes: 256_000_000 },
  isUploaded: false,
  groupOf: (wire) => wire.path,
  encodeLine: (key, wire) => {
    const params = batchBody(wire)
    return params && JSON.stringify({ custom_id: key, params })
  },
  upload: () => postRequest('', ''),
  readFileId: () => undefined,
  create: ({ path }, lines) => {
    const list = lines.trimEnd().replaceAll('\n', ',')
    return postRequest(`${path}/batches`, `{"requests":[${list}]}`, HEADERS)
  },
  retrieve: (path, id) => getRequest(`${path}/batches/${encodeURIComponent(id)}`, HEADERS),
  list: (path, after) => {
    const cursor = after === undefined ? '' : `&after_id=${encodeURIComponent(after)}`
    return getRequest(`${path}/batches?limit=100${cursor}`, HEADERS)
  },
  readBatch: (path, body) => {
    const batch = parseJson(body)
    return isJsonObject(batch) ? reportOf(path, batch) : undefined
  },
  readList: (path, body) => readPage(body, (batch) => reportOf(path, batch)),
  fetch: (output) => getRequest(output, HEADERS),
  match: (report, { requests }) => (report.requests === requests ? 'maybe' : 'no'),
  readLine,
}

function reportOf(path: string, batch: JsonObject): BatchReport | undefined {
  const [id, status] = [textAt(batch, 'id'), textAt(batch, 'processing_status')]
  if (id === undefined || status === undefined) return undefined
  const counts = objectAt(batch, 'request_counts')
  const createdAtMs = Date.parse(textAt(batch, 'created_at') ?? '')
  return {
    id,
    createdAtMs: Number.isNaN(createdAtMs) ? undefined : createdAtMs,
    tag: undefined,
    fileId: undefined,
    requests: sumOfCounts(counts),
    progress: `${status} ${JSON.stringify(counts ?? {})}`,
    end: status === 'ended' ? endOf(path, id, batch) : undefined,
  }
}

function endOf(path: string, id: string, batch: JsonObject): BatchEnd {
  const isCancelled = textAt(batch, 'cancel_initiated_at') !== undefined
  const isArchived = textAt(batch, 'archived_at') !== undefined
  return {
    kind: isCancelled ? 'cancelled' : 'completed',
    outputs: isArchived ? [] : [outputOf(path, id, textAt(batch, 'results_url'))],
    detail: isArchived ? 'The provider has archived the results.' : '',
    isOverLimit: false,
  }
}

/** The results' own path is followed, its host is not: a key goes nowhere but to the endpoint of the recipe. */
function outputOf(path: string, id: string, url: string | undefined): string {
  const fallback = `${path}/batches/${encodeURIComponent(id)}/results`
  if (url === undefined || !URL.canParse(url)) return fallback
  const { pathname, search } = new URL(url)
  const start = pathname.indexOf(`${path}/`)
  return start < 0 ? fallback : `${pathname.slice(start)}${search}`
}

function readLine(line: string): ResultLine | undefined {
  const value = parseJson(line)
  if (!isJsonObject(value)) return undefined
  const key = textAt(value, 'custom_id')
  const result = objectAt(value, 'result')
  const type = textAt(result, 'type')
  if (key === undefined || type === undefined) return undefined
  const message = objectAt(result, 'message')
  if (type === 'succeeded' && message !== undefined) return { key, result: resultOf(200, message) }
  const error = objectAt(result, 'error')
  if (type !== 'errored' || error === undefined) return { key, result: { kind: 'again', detail: type } }
  const body: JsonObject = textAt(error, 'type') === 'error' ? error : { type: 'error', error }
  const status = STATUS_OF_TYPE[textAt(objectAt(body, 'error'), 'type') ?? ''] ?? 500
  return { key, result: resultOf(status, body) }
}
