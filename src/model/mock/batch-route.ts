/** Routes of files and batches, with the faults on the way that they meet like every other request. */

import { sendStatusFault } from './answer-route.js'
import { createMessageBatch, giveResults, messageBatch } from './anthropic-batch-routes.js'
import type { Batch } from './batch.js'
import type { BatchBook } from './batch-book.js'
import { type Exchange, headerOf, readBytes, reset, sendError, sendJson } from './exchange.js'
import { type FaultKind, shareOf } from './faults.js'
import { countFault, identityOf, type MockContext } from './mock-context.js'
import { createBatch, giveFile, openAiBatch, uploadFile } from './openai-batch-routes.js'

const FITTING: readonly FaultKind[] = ['429', '429-retry', '500', '529', 'reset', 'hang', 'slow-headers']

/**
 * Answers a request to files or batches. Half of the resets come after the work was done, so that a client must find
 * out by the list whether its batch exists. Throws DataError `bad-request`.
 */
export async function batchRoute(context: MockContext, book: BatchBook, exchange: Exchange): Promise<void> {
  const bytes = await readBytes(exchange.request)
  const { method = 'GET', url = '' } = exchange.request
  const isForm = headerOf(exchange.request, 'content-type').startsWith('multipart/')
  const key = headerOf(exchange.request, 'idempotency-key')
  const identity = identityOf(key, `${method} ${url} ${isForm ? bytes.length : bytes.toString('latin1')}`)
  const arrival = context.identities.increment(identity, 0)
  const fault = context.faults.draw(identity, arrival, identity, (kind) => FITTING.includes(kind))
  if (fault !== undefined) countFault(context, fault)
  if (fault === 'hang') return
  if (fault !== undefined && sendStatusFault(exchange, fault, context.options)) return
  if (fault === 'slow-headers')
    await new Promise((resolve) => setTimeout(resolve, context.options.slowHeadersMs))
  const isDoneFirst = fault === 'reset' && shareOf('reset', identity, arrival) < 0.5
  if (fault === 'reset') {
    if (isDoneFirst && method === 'POST' && !isForm) await work(context, book, exchange, bytes, true)
    return reset(exchange, '', false)
  }
  await work(context, book, exchange, bytes, false)
}

async function work(
  context: MockContext,
  book: BatchBook,
  exchange: Exchange,
  bytes: Buffer,
  isSilent: boolean,
): Promise<void> {
  const { path, style } = exchange
  const parts = path.replace(/^\/v1\/(?:messages\/)?/, '').split('/')
  const [kind, id, action] = parts
  const isPost = exchange.request.method === 'POST'
  const give = (batch: Batch): void => {
    if (!isSilent) sendJson(exchange, describe(context, exchange, batch))
  }
  if (kind === 'files') {
    if (isPost && id === undefined) return uploadFile(context, exchange, bytes)
    if (!isPost && id !== undefined) return giveFile(context, exchange, id, action === 'content')
  }
  if (kind === 'batches' && id === undefined) {
    if (!isPost) return void sendJson(exchange, listOf(context, book, exchange))
    const text = bytes.toString('utf8')
    const create = style === 'openai' ? createBatch : createMessageBatch
    return give(await create(context, book, text))
  }
  const batch = kind === 'batches' && id !== undefined ? book.get(id) : undefined
  if (batch === undefined || batch.style !== style) return sendError(exchange, 404, `Not found: ${path}`)
  if (isPost && action === 'cancel') book.cancel(batch)
  else if (action === 'results' && style === 'anthropic') return giveResults(context, exchange, batch)
  else if (action !== undefined || isPost) return sendError(exchange, 404, `Not found: ${path}`)
  give(batch)
}

function describe(context: MockContext, exchange: Exchange, batch: Batch) {
  return batch.style === 'openai' ? openAiBatch(context, batch) : messageBatch(context, exchange, batch)
}

function listOf(context: MockContext, book: BatchBook, exchange: Exchange) {
  const { page, hasMore } = book.list(exchange.style, exchange.query)
  return {
    object: 'list',
    data: page.map((batch) => describe(context, exchange, batch)),
    first_id: page[0]?.id ?? null,
    last_id: page.at(-1)?.id ?? null,
    has_more: hasMore,
  }
}
