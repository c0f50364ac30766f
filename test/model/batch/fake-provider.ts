/** A provider of batches in memory, for both interfaces: what it accepts it works on and bills, whoever asks for it. */

import type { Random } from '../../../src/base/random.js'
import { createRandom } from '../../../src/base/random.js'
import type { WireAnswer, WireRequest } from '../../../src/model/protocol.js'
import type { FakeTime } from './fake-time.js'

type Body = Record<string, unknown>

/** What becomes of a batch. `expire`: half of its requests are not worked on. */
export type BatchFate = 'complete' | 'expire' | 'cancel' | 'fail' | 'over-limit'

/** What becomes of one request of a batch. */
export type RequestFate = 'answer' | 'overloaded' | 'refused' | 'forbidden'

/** Plans of a provider. */
export interface ProviderPlan {
  readonly batch?: (ordinal: number) => BatchFate
  readonly request?: (key: string, ordinal: number) => RequestFate
  readonly workMs?: number
  /** Whether metadata is dropped, as some compatible servers do. */
  readonly isForgetful?: boolean
}

interface HeldBatch {
  readonly id: string
  readonly createdMs: number
  readonly fate: BatchFate
  readonly ordinal: number
  readonly requests: readonly { readonly key: string; readonly question: string }[]
  readonly metadata: unknown
  readonly fileId: string
  lines: readonly string[] | undefined
}

/** See the file. */
export class FakeProvider {
  readonly #time: FakeTime
  readonly #plan: ProviderPlan
  readonly #random: Random = createRandom('fake-provider')
  readonly #files = new Map<string, string>()
  readonly batches: HeldBatch[] = []
  /** How often each request was answered and billed. */
  readonly billed = new Map<string, number>()
  readonly calls: string[] = []

  constructor(time: FakeTime, plan: ProviderPlan = {}) {
    this.#time = time
    this.#plan = plan
  }

  /** Answers a request of either interface. */
  handle(wire: WireRequest): WireAnswer {
    this.calls.push(`${wire.method} ${wire.path}`)
    const [path = '', query = ''] = wire.path.split('?')
    if (path === '/files') return this.#upload(wire)
    if (path.startsWith('/files/')) return this.#content(path)
    if (path === '/batches')
      return wire.method === 'POST' ? this.#createOfFile(wire) : this.#list(query, openaiView)
    if (path.startsWith('/batches/')) return this.#show(path.slice(9), openaiView)
    if (path === '/v1/messages/batches') {
      return wire.method === 'POST' ? this.#createOfList(wire) : this.#list(query, anthropicView)
    }
    const id = path.slice('/v1/messages/batches/'.length)
    if (id.endsWith('/results'))
      return { ...ok(''), body: this.#results(id.slice(0, -8), anthropicLine).join('\n') }
    return this.#show(id, anthropicView)
  }

  /** Answers that were billed more than once. */
  get doubled(): readonly string[] {
    return [...this.billed].filter(([, times]) => times > 1).map(([key]) => key)
  }

  #upload(wire: WireRequest): WireAnswer {
    const boundary = /boundary=(.+)$/.exec(wire.headers['content-type'] ?? '')?.[1] ?? ''
    const parts = wire.body.split(`--${boundary}`)
    const text = parts[2]?.split('\r\n\r\n')[1]?.replace(/\r\n$/, '') ?? ''
    const isBatch = parts[1]?.includes('name="purpose"') === true && parts[1].includes('\r\n\r\nbatch\r\n')
    if (!isBatch || parts[3] !== '--\r\n') return refusal(400, 'bad multipart')
    const id = `file-${this.#files.size + 1}`
    this.#files.set(id, text)
    return ok({ id, object: 'file', purpose: 'batch' })
  }

  #createOfFile(wire: WireRequest): WireAnswer {
    const body = JSON.parse(wire.body) as Body
    const text = this.#files.get(String(body['input_file_id']))
    if (text === undefined) return refusal(400, `Cannot find file ${String(body['input_file_id'])}`)
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Body)
    const requests = lines.map((line) => ({
      key: String(line['custom_id']),
      question: questionOf(line['body'] as Body),
    }))
    const metadata = this.#plan.isForgetful === true ? null : body['metadata']
    return ok(openaiView(this.#hold(requests, metadata, String(body['input_file_id'])), this.#time))
  }

  #createOfList(wire: WireRequest): WireAnswer {
    const { requests } = JSON.parse(wire.body) as { requests: { custom_id: string; params: Body }[] }
    const held = requests.map(({ custom_id: key, params }) => ({ key, question: questionOf(params) }))
    return ok(anthropicView(this.#hold(held, null, ''), this.#time))
  }

  #hold(requests: HeldBatch['requests'], metadata: unknown, fileId: string): HeldBatch {
    const ordinal = this.batches.length
    const fate = this.#plan.batch?.(ordinal) ?? 'complete'
    const workMs = this.#plan.workMs ?? 600_000
    const batch = {
      id: `batch-${ordinal + 1}`,
      createdMs: this.#time.timeOfDay,
      fate,
      ordinal,
      requests,
      metadata,
      fileId,
      lines: undefined,
      endsMs: this.#time.now + (fate === 'fail' || fate === 'over-limit' ? 1000 : workMs),
    }
    this.batches.push(batch)
    return batch
  }

  #list(query: string, view: View): WireAnswer {
    const after = new URLSearchParams(query).get('after') ?? new URLSearchParams(query).get('after_id')
    const newest = this.batches.toReversed()
    const start = after === null ? 0 : newest.findIndex(({ id }) => id === after) + 1
    const page = newest.slice(start, start + 2)
    const isMore = start + 2 < newest.length
    return ok({
      data: page.map((batch) => view(batch, this.#time)),
      has_more: isMore,
      last_id: page.at(-1)?.id ?? null,
    })
  }

  #show(id: string, view: View): WireAnswer {
    const batch = this.batches.find((held) => held.id === id)
    return batch === undefined ? refusal(404, 'no such batch') : ok(view(batch, this.#time))
  }

  #content(path: string): WireAnswer {
    const [, id = '', kind] = /^\/files\/(.+)-(output|error)\/content$/.exec(path) ?? []
    const lines = this.#results(id, openaiLine)
    const isError = (line: string): boolean => !line.includes('"status_code":200')
    return { ...ok(''), body: lines.filter((line) => isError(line) === (kind === 'error')).join('\n') }
  }

  #results(id: string, line: LineMaker): readonly string[] {
    const batch = this.batches.find((held) => held.id === id)
    if (batch === undefined) return []
    batch.lines ??= this.#work(batch, line)
    return batch.lines
  }

  #work(batch: HeldBatch, line: LineMaker): readonly string[] {
    const isCut = batch.fate === 'expire' || batch.fate === 'cancel'
    const lines = batch.requests.map(({ key, question }, index) => {
      if (isCut && index % 2 === 1) return line(key, 'unworked', question, batch.fate)
      const fate = this.#plan.request?.(key, batch.ordinal) ?? 'answer'
      if (fate === 'answer') this.billed.set(key, (this.billed.get(key) ?? 0) + 1)
      return line(key, fate, question, batch.fate)
    })
    return this.#random.shuffle(lines)
  }

  /** Works off what nobody fetched, so that the bill is whole. */
  settle(isAnthropic: boolean): void {
    for (const batch of this.batches) {
      if (batch.fate !== 'fail' && batch.fate !== 'over-limit') {
        this.#results(batch.id, isAnthropic ? anthropicLine : openaiLine)
      }
    }
  }
}

type View = (batch: HeldBatch, time: FakeTime) => Body
type LineMaker = (key: string, fate: RequestFate | 'unworked', question: string, batch: BatchFate) => string

function questionOf(body: Body): string {
  if ('stream' in body) throw new TypeError('a batch has no stream')
  return String((body['messages'] as { content: string }[])[0]?.content)
}

function isOver(batch: HeldBatch, time: FakeTime): boolean {
  return time.now >= (batch as HeldBatch & { endsMs: number }).endsMs
}

function openaiView(batch: HeldBatch, time: FakeTime): Body {
  const ended = {
    complete: 'completed',
    expire: 'expired',
    cancel: 'cancelled',
    fail: 'failed',
    'over-limit': 'failed',
  }
  const isDone = isOver(batch, time)
  const hasFiles = isDone && batch.fate !== 'fail' && batch.fate !== 'over-limit'
  const code = batch.fate === 'fail' ? 'invalid_json_line' : 'token_limit_exceeded'
  const errors = { data: [{ code, message: `told: ${code}`, line: batch.fate === 'fail' ? 1 : null }] }
  return {
    id: batch.id,
    object: 'batch',
    status: isDone ? ended[batch.fate] : 'in_progress',
    created_at: Math.floor(batch.createdMs / 1000),
    input_file_id: batch.fileId,
    metadata: batch.metadata,
    request_counts: { total: batch.requests.length, completed: 0, failed: 0 },
    output_file_id: hasFiles ? `${batch.id}-output` : null,
    error_file_id: hasFiles ? `${batch.id}-error` : null,
    errors: isDone && !hasFiles ? errors : null,
  }
}

function anthropicView(batch: HeldBatch, time: FakeTime): Body {
  const isDone = isOver(batch, time)
  const count = batch.requests.length
  return {
    id: batch.id,
    type: 'message_batch',
    processing_status: isDone ? 'ended' : 'in_progress',
    created_at: new Date(batch.createdMs).toISOString(),
    archived_at: null,
    cancel_initiated_at: batch.fate === 'cancel' ? new Date(batch.createdMs).toISOString() : null,
    request_counts: {
      processing: isDone ? 0 : count,
      succeeded: isDone ? count : 0,
      errored: 0,
      canceled: 0,
      expired: 0,
    },
    results_url: isDone ? `https://elsewhere.example/api/v1/messages/batches/${batch.id}/results` : null,
  }
}

const STATUSES = { answer: 200, overloaded: 503, refused: 400, forbidden: 403 } as const

function openaiLine(...[key, fate, question, batch]: Parameters<LineMaker>): string {
  const line = { id: `r-${key}`, custom_id: key }
  if (fate === 'unworked')
    return JSON.stringify({ ...line, response: null, error: { code: `batch_${batch}d`, message: batch } })
  const body =
    fate === 'answer'
      ? { choices: [{ message: { content: `re ${question}` } }] }
      : { error: { message: fate } }
  return JSON.stringify({
    ...line,
    response: { status_code: STATUSES[fate], request_id: 'x', body },
    error: null,
  })
}

const TYPES = {
  overloaded: 'overloaded_error',
  refused: 'invalid_request_error',
  forbidden: 'permission_error',
} as const

function anthropicLine(...[key, fate, question, batch]: Parameters<LineMaker>): string {
  if (fate === 'unworked')
    return JSON.stringify({ custom_id: key, result: { type: batch === 'cancel' ? 'canceled' : 'expired' } })
  const message = { type: 'message', content: [{ type: 'text', text: `re ${question}` }] }
  if (fate === 'answer') return JSON.stringify({ custom_id: key, result: { type: 'succeeded', message } })
  const error = { type: 'error', error: { type: TYPES[fate], message: fate } }
  return JSON.stringify({ custom_id: key, result: { type: 'errored', error } })
}

function ok(body: unknown): WireAnswer {
  return { status: 200, headers: {}, body: JSON.stringify(body) }
}

function refusal(status: number, message: string): WireAnswer {
  return { status, headers: {}, body: JSON.stringify({ error: { message } }) }
}
