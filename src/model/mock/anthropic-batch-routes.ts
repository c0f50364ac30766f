/** Message batches of Anthropic's protocol. */

import type { JsonObject } from '../../base/canonical-json.js'
import { type Batch, problemsOf, progressOf } from './batch.js'
import type { BatchBook } from './batch-book.js'
import { type Exchange, headerOf, sendError, sendText } from './exchange.js'
import type { MockContext } from './mock-context.js'
import { badRequest, readBody, requiredObjects } from './request-fault.js'

const DAY_MS = 86_400_000

/** `POST /v1/messages/batches`; the batch, so that it can be lost on the way. Throws DataError `bad-request`. */
export async function createMessageBatch(
  { files }: MockContext,
  book: BatchBook,
  text: string,
): Promise<Batch> {
  const lines = requiredObjects(readBody(text), 'requests').map((request) => JSON.stringify(request))
  const [problem] = problemsOf(lines)
  if (problem !== undefined) throw badRequest(problem)
  const file = await files.add('requests.jsonl', 'batch', [lines.join('\n')])
  return book.create({
    style: 'anthropic',
    route: 'anthropic',
    endpoint: '/v1/messages',
    inputFile: file.id,
    metadata: {},
  })
}

/** `GET /v1/messages/batches/{id}/results`. */
export async function giveResults({ files }: MockContext, exchange: Exchange, batch: Batch): Promise<void> {
  if (batch.outputFile === undefined) {
    return sendError(exchange, 404, `The results of ${batch.id} are not there yet.`)
  }
  const text = (await files.read(batch.outputFile)).toString('utf8')
  sendText(exchange, 200, text, 'application/x-jsonl')
}

/** A batch as Anthropic describes it. */
export function messageBatch({ options }: MockContext, exchange: Exchange, batch: Batch): JsonObject {
  const { state, counts, total, createdMs, endedMs, cancelledMs } = batch
  const isEnded = state === 'ended'
  const done = isEnded ? total : progressOf(batch, Date.now(), options.batchSeconds)
  const time = (milliseconds: number | undefined): string | null =>
    milliseconds === undefined ? null : new Date(milliseconds).toISOString()
  const host = headerOf(exchange.request, 'host')
  return {
    id: batch.id,
    type: 'message_batch',
    processing_status: isEnded ? 'ended' : cancelledMs === undefined ? 'in_progress' : 'canceling',
    request_counts: {
      processing: isEnded ? 0 : total - done,
      succeeded: isEnded ? counts.answered : done,
      errored: isEnded ? counts.errored : 0,
      canceled: isEnded ? counts.cancelled : 0,
      expired: isEnded ? counts.expired : 0,
    },
    created_at: time(createdMs),
    ended_at: time(endedMs),
    expires_at: time(createdMs + DAY_MS),
    archived_at: null,
    cancel_initiated_at: time(cancelledMs),
    results_url: isEnded ? `http://${host}/v1/messages/batches/${batch.id}/results` : null,
  }
}
