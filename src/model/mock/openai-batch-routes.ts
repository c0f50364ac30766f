/** Files and batches of OpenAI's protocol. */

import type { JsonObject } from '../../base/canonical-json.js'
import { isJsonObject } from '../../base/canonical-json.js'
import { type Batch, progressOf } from './batch.js'
import type { BatchBook } from './batch-book.js'
import { type Exchange, headerOf, sendError, sendJson, sendText } from './exchange.js'
import type { StoredFile } from './file-store.js'
import type { MockContext } from './mock-context.js'
import { readForm } from './multipart.js'
import { badRequest, readBody, requiredText } from './request-fault.js'

/** Made of the clock: seconds since 1970. */
const seconds = (milliseconds: number | undefined): number | null =>
  milliseconds === undefined ? null : Math.floor(milliseconds / 1000)
const DAY_MS = 86_400_000
const ROUTES = { '/v1/chat/completions': 'openai', '/v1/embeddings': 'embeddings' } as const

/** `POST /v1/files`. */
export async function uploadFile({ files }: MockContext, exchange: Exchange, body: Buffer): Promise<void> {
  const form = readForm(headerOf(exchange.request, 'content-type'), body)
  if (form.file === undefined) throw badRequest('The form has no "file".')
  const { name, bytes } = form.file
  const purpose = form.fields.get('purpose')
  if (purpose === undefined) throw badRequest('The form has no "purpose".')
  sendJson(exchange, fileJson(await files.add(name, purpose, [bytes])))
}

/** `GET /v1/files/{id}` and `GET /v1/files/{id}/content`. */
export async function giveFile(
  { files }: MockContext,
  exchange: Exchange,
  id: string,
  isContent: boolean,
): Promise<void> {
  const file = files.get(id)
  if (file === undefined) return sendError(exchange, 404, `No such file: ${id}`)
  if (!isContent) return void sendJson(exchange, fileJson(file))
  sendText(exchange, 200, (await files.read(id)).toString('utf8'), 'application/octet-stream')
}

/** `POST /v1/batches`; the batch, so that it can be lost on the way. */
export async function createBatch({ files }: MockContext, book: BatchBook, text: string): Promise<Batch> {
  const body = readBody(text)
  const [inputFile, endpoint] = [requiredText(body, 'input_file_id'), requiredText(body, 'endpoint')]
  if (files.get(inputFile) === undefined) throw badRequest(`No such file: ${inputFile}`)
  if (endpoint !== '/v1/chat/completions' && endpoint !== '/v1/embeddings') {
    throw badRequest(`"endpoint" is "${endpoint}"; there are ${Object.keys(ROUTES).join(' and ')}.`)
  }
  const metadata = isJsonObject(body['metadata']) ? body['metadata'] : {}
  return book.create({ style: 'openai', route: ROUTES[endpoint], endpoint, inputFile, metadata })
}

/** A batch as OpenAI describes it. */
export function openAiBatch({ options }: MockContext, batch: Batch): JsonObject {
  const { counts, state, total, createdMs, endedMs } = batch
  const isRunning = state === 'running' || state === 'cancelling'
  const ended = (isSo: boolean): number | null => (isSo ? seconds(endedMs) : null)
  const status = statusOf(batch)
  return {
    id: batch.id,
    object: 'batch',
    endpoint: batch.endpoint,
    errors: errorsOf(batch),
    input_file_id: batch.inputFile,
    completion_window: '24h',
    status,
    output_file_id: batch.outputFile ?? null,
    error_file_id: batch.errorFile ?? null,
    created_at: seconds(createdMs),
    in_progress_at: state === 'failed' ? null : seconds(createdMs),
    expires_at: seconds(createdMs + DAY_MS),
    finalizing_at: null,
    completed_at: ended(status === 'completed'),
    failed_at: ended(status === 'failed'),
    expired_at: ended(status === 'expired'),
    cancelling_at: seconds(batch.cancelledMs),
    cancelled_at: ended(status === 'cancelled'),
    request_counts: {
      total: state === 'failed' ? 0 : total,
      completed: isRunning ? progressOf(batch, Date.now(), options.batchSeconds) : counts.answered,
      failed: isRunning ? 0 : counts.errored,
    },
    metadata: batch.metadata,
  }
}

function statusOf({ state, cancelledMs, counts }: Batch): string {
  if (state === 'running') return 'in_progress'
  if (state === 'ending') return 'finalizing'
  if (state !== 'ended') return state
  if (cancelledMs !== undefined) return 'cancelled'
  return counts.expired > 0 ? 'expired' : 'completed'
}

function errorsOf({ problems }: Batch): JsonObject | null {
  if (problems.length === 0) return null
  const data = problems.map((message) => ({ code: 'invalid_request', message, param: null, line: null }))
  return { object: 'list', data }
}

function fileJson({ id, name, purpose, bytes }: StoredFile): JsonObject {
  return {
    id,
    object: 'file',
    bytes,
    created_at: seconds(Date.now()),
    filename: name,
    purpose,
    status: 'processed',
  }
}
