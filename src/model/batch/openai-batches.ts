/** The batch interface of OpenAI and its likes: a file of requests is uploaded, a batch made of it, files of results fetched. */

import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'
import { countAt, objectAt, objectsAt, parseJson, textAt } from '../wire/json-fields.js'
import { batchBody, getRequest, postRequest, readPage, resultOf } from './batch-lines.js'
import type { BatchDraft, BatchEnd, BatchProtocol, BatchReport, ResultLine } from './batch-protocol.js'

/** Base of the URLs within a request file, whatever the endpoint's own URL is. */
const VERSION = '/v1'
const WINDOW = '24h'
const OVER_LIMIT = 'token_limit_exceeded'

/**
 * OpenAI's files and batches, as spoken by most compatible providers.
 *
 * A batch is found again by its metadata `{cupel: tag}`, or by the id of its file where a server drops metadata.
 * Source: platform.openai.com/docs/guides/batch and /docs/api-reference/batch (50,000 requests, 200 MB a file, one model
 * and one path a file, window 24 h). Not covered: the bound of 50,000 texts in all on batches of embeddings.
 */
export const openaiBatches: BatchProtocol = {
  id: 'openai-batches',
  limits: { requests: 50_000, bytes: 200_000_000 },
  isUploaded: true,
  groupOf: (wire) => {
    const body = parseJson(wire.body)
    return `${wire.path} ${isJsonObject(body) ? (textAt(body, 'model') ?? '') : ''}`
  },
  encodeLine: (key, wire) => {
    const body = batchBody(wire)
    return body && JSON.stringify({ custom_id: key, method: 'POST', url: `${VERSION}${wire.path}`, body })
  },
  upload: uploadOf,
  readFileId: (body) => idOf(body),
  create: ({ tag, path, fileId = '' }) => {
    const fields = { input_file_id: fileId, endpoint: `${VERSION}${path}`, completion_window: WINDOW }
    return postRequest('/batches', JSON.stringify({ ...fields, metadata: { cupel: tag } }))
  },
  retrieve: (_path, id) => getRequest(`/batches/${encodeURIComponent(id)}`),
  list: (_path, after) => {
    const cursor = after === undefined ? '' : `&after=${encodeURIComponent(after)}`
    return getRequest(`/batches?limit=100${cursor}`)
  },
  readBatch: (_path, body) => {
    const batch = parseJson(body)
    return isJsonObject(batch) ? reportOf(batch) : undefined
  },
  readList: (_path, body) => readPage(body, reportOf),
  fetch: (output) => getRequest(output),
  match: (report, { tag, fileId }) =>
    report.tag === tag || (fileId !== undefined && report.fileId === fileId) ? 'yes' : 'no',
  readLine,
}

function idOf(body: string): string | undefined {
  const value = parseJson(body)
  return isJsonObject(value) ? textAt(value, 'id') : undefined
}

/** RFC 7578. The tag keeps the boundary from occurring in the lines: it is a hash over them and the time. */
function uploadOf({ tag }: BatchDraft, lines: string): ReturnType<BatchProtocol['upload']> {
  const boundary = `cupel-${tag}`
  const part = (disposition: string, type: string, text: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${type}\r\n${text}\r\n`
  const purpose = part('name="purpose"', '', 'batch')
  const file = part(`name="file"; filename="${tag}.jsonl"`, 'Content-Type: application/jsonl\r\n', lines)
  return {
    method: 'POST',
    path: '/files',
    body: `${purpose}${file}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    isStream: false,
  }
}

function reportOf(batch: JsonObject): BatchReport | undefined {
  const [id, status] = [textAt(batch, 'id'), textAt(batch, 'status')]
  if (id === undefined || status === undefined) return undefined
  const counts = objectAt(batch, 'request_counts')
  const createdAt = countAt(batch, 'created_at')
  return {
    id,
    createdAtMs: createdAt === undefined ? undefined : createdAt * 1000,
    tag: textAt(objectAt(batch, 'metadata'), 'cupel'),
    fileId: textAt(batch, 'input_file_id'),
    requests: countAt(counts, 'total'),
    progress: `${status} ${countAt(counts, 'completed') ?? 0} ${countAt(counts, 'failed') ?? 0}`,
    end: endOf(batch, status),
  }
}

function endOf(batch: JsonObject, status: string): BatchEnd | undefined {
  if (status !== 'completed' && status !== 'expired' && status !== 'cancelled' && status !== 'failed')
    return undefined
  const ids = [textAt(batch, 'output_file_id'), textAt(batch, 'error_file_id')]
  const errors = objectsAt(objectAt(batch, 'errors'), 'data')
  return {
    kind: status,
    outputs: ids.flatMap((id) => (id === undefined ? [] : [`/files/${encodeURIComponent(id)}/content`])),
    detail: errors.slice(0, 3).map(wordsOf).join('; '),
    isOverLimit: errors.some((error) => textAt(error, 'code') === OVER_LIMIT),
  }
}

function wordsOf(error: JsonObject): string {
  const line = countAt(error, 'line')
  const words = textAt(error, 'message') ?? textAt(error, 'code') ?? 'without words'
  return line === undefined ? words : `${words} (line ${line})`
}

function readLine(line: string): ResultLine | undefined {
  const value = parseJson(line)
  if (!isJsonObject(value)) return undefined
  const key = textAt(value, 'custom_id')
  if (key === undefined) return undefined
  const response = objectAt(value, 'response')
  const status = countAt(response, 'status_code')
  if (response !== undefined && status !== undefined && status > 0) {
    return { key, result: resultOf(status, response['body'] ?? null) }
  }
  const error = objectAt(value, 'error')
  const detail = textAt(error, 'message') ?? textAt(error, 'code') ?? 'neither answer nor error'
  return { key, result: { kind: 'again', detail } }
}
