/** Receives each request of the mock server: counts it, checks key and capacity, and passes it to its route. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { isCupelError } from '../../base/errors.js'
import { answerRoute } from './answer-route.js'
import { BatchBook } from './batch-book.js'
import { batchRoute } from './batch-route.js'
import type { ModelRoute } from './decide-answer.js'
import { type Exchange, headerOf, readBytes, sendError, sendJson } from './exchange.js'
import { type MockContext, resetContext } from './mock-context.js'
import type { MockStats } from './mock-stats.js'
import type { RequestLog } from './request-log.js'

/** What receives requests. */
export interface MockRouter {
  receive(request: IncomingMessage, response: ServerResponse): void
  stats(): MockStats
  close(): void
}

const MODEL_ROUTES: Readonly<Record<string, ModelRoute>> = {
  '/v1/chat/completions': 'openai',
  '/v1/messages': 'anthropic',
  '/v1/embeddings': 'embeddings',
}
const MODELS = ['mock-small', 'mock-large', 'mock-reasoner', 'mock-embedding']
const NO_QUERY = new URLSearchParams()

/** A router over a state; bodies go to `log` when there is one. */
export function createRouter(context: MockContext, log: RequestLog | undefined): MockRouter {
  const book = new BatchBook(context)
  return {
    stats: () => structuredClone(context.counters),
    close: () => book.close(),
    receive(request, response) {
      const { counters } = context
      counters.inFlight += 1
      if (counters.inFlight > counters.maxInFlight) counters.maxInFlight = counters.inFlight
      response.once('close', () => {
        context.counters.inFlight -= 1
      })
      const exchange = exchangeOf(request, response)
      route(context, book, exchange, log).catch((thrown: unknown) => fail(context, exchange, thrown))
    },
  }
}

async function route(
  context: MockContext,
  book: BatchBook,
  exchange: Exchange,
  log: RequestLog | undefined,
): Promise<void> {
  const { path, request } = exchange
  if (path.startsWith('/mock/')) return control(context, exchange)
  countRequest(context, `${request.method} ${routeName(path)}`)
  if (!isAuthorised(context, request)) {
    context.counters.unauthorised += 1
    return sendError(exchange, 401, 'The key is missing or wrong.')
  }
  const model = MODEL_ROUTES[path]
  if (model !== undefined && request.method === 'POST') return answerModel(context, exchange, model, log)
  if (path === '/v1/models') return void sendJson(exchange, modelList())
  if (/^\/v1\/(files|batches|messages\/batches)(\/|$)/.test(path)) return batchRoute(context, book, exchange)
  sendError(exchange, 404, `Not found: ${request.method} ${path}`)
}

async function answerModel(
  context: MockContext,
  exchange: Exchange,
  model: ModelRoute,
  log: RequestLog | undefined,
): Promise<void> {
  const { counters, gate } = context
  const admission = gate.admit(counters.inFlight - 1, performance.now())
  const text = (await readBytes(exchange.request)).toString('utf8')
  log?.write(exchange.path, headerOf(exchange.request, 'idempotency-key'), text)
  const limited = { ...exchange, headers: { ...exchange.headers, ...admission.headers } }
  if (!admission.isAdmitted) {
    counters.capacityRefusals += 1
    return sendError(limited, 429, 'Rate limit reached. Please try again later.', admission.retryAfterSeconds)
  }
  answerRoute(context, limited, model, text)
}

/** `GET /mock/stats` and `POST /mock/reset`; neither is counted. */
async function control(context: MockContext, exchange: Exchange): Promise<void> {
  await readBytes(exchange.request)
  const called = `${exchange.request.method} ${exchange.path}`
  if (called === 'POST /mock/reset') resetContext(context)
  else if (called !== 'GET /mock/stats') return sendError(exchange, 404, `Not found: ${called}`)
  const { inFlight } = context.counters
  sendJson(exchange, { ...context.counters, inFlight: inFlight - 1 })
}

function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
  const url = request.url ?? '/'
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? NO_QUERY : new URLSearchParams(url.slice(mark + 1))
  const style = path.startsWith('/v1/messages') ? 'anthropic' : 'openai'
  return { request, response, path, query, style, headers: {} }
}

function fail(context: MockContext, exchange: Exchange, thrown: unknown): void {
  if (exchange.response.destroyed || exchange.response.headersSent) return
  const isTheirs = isCupelError(thrown) && thrown.code === 'bad-request'
  if (isTheirs) context.counters.badRequests += 1
  sendError(
    exchange,
    isTheirs ? 400 : 500,
    isTheirs ? thrown.message : `The mock server failed: ${String(thrown)}`,
  )
}

function countRequest({ counters }: MockContext, name: string): void {
  counters.requests[name] = (counters.requests[name] ?? 0) + 1
}

function routeName(path: string): string {
  if (MODEL_ROUTES[path] !== undefined) return path
  const name = path.replace(/^(\/v1\/(?:files|batches|messages\/batches))\/[^/]+/, '$1/{id}')
  return /^\/v1\/[a-z/{}]{1,60}$/.test(name) ? name : 'other'
}

function isAuthorised({ options: { key } }: MockContext, request: IncomingMessage): boolean {
  if (key === undefined) return true
  return headerOf(request, 'authorization') === `Bearer ${key}` || headerOf(request, 'x-api-key') === key
}

function modelList() {
  const data = MODELS.map((id) => ({
    id,
    object: 'model',
    created: 1_700_000_000,
    owned_by: 'cupel',
    type: 'model',
    display_name: id,
  }))
  return { object: 'list', data, has_more: false, first_id: MODELS[0], last_id: MODELS.at(-1) }
}
