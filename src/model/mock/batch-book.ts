/** The book of batches: makes them, ends them in their time, cancels and lists them. */

import type { JsonObject } from '../../base/canonical-json.js'
import {
  type Batch,
  type BatchResult,
  batchResults,
  countBatch,
  countCustomIds,
  drawsExpiry,
  linesOf,
  problemsOf,
} from './batch.js'
import type { ModelRoute } from './decide-answer.js'
import { errorBody } from './mock-error.js'
import type { MockContext } from './mock-context.js'

/** What a batch is made of. */
export interface BatchOrder {
  readonly style: Batch['style']
  readonly route: ModelRoute
  readonly endpoint: string
  /** Id of the file with its requests, one a line. */
  readonly inputFile: string
  readonly metadata: JsonObject
}

const DEFAULT_LIMIT = 20

/** Batches by id, in the order in which they came. */
export class BatchBook {
  readonly #context: MockContext
  readonly #batches = new Map<string, Batch>()
  readonly #timers = new Set<NodeJS.Timeout>()
  #expiring = 0
  #isClosed = false

  constructor(context: MockContext) {
    this.#context = context
  }

  /** Makes a batch and starts its time. Throws what the file system throws when its file is gone. */
  async create(order: BatchOrder): Promise<Batch> {
    const context = this.#context
    const lines = linesOf(await context.files.read(order.inputFile))
    const problems = lines.length === 0 ? ['The file has no requests.'] : problemsOf(lines)
    const isGood = problems.length === 0
    const isExpiring = isGood && drawsExpiry(context, lines)
    if (isExpiring) this.#expiring += 1
    if (isGood) countCustomIds(context, lines)
    const prefix = order.style === 'openai' ? 'batch_mock' : 'msgbatch_mock'
    const batch: Batch = {
      ...order,
      id: `${prefix}${String(this.#batches.size + 1).padStart(6, '0')}`,
      total: lines.length,
      createdMs: Date.now(),
      isExpiring,
      ordinal: this.#expiring,
      state: isGood ? 'running' : 'failed',
      counts: { answered: 0, errored: 0, expired: 0, cancelled: 0 },
      endedMs: isGood ? undefined : Date.now(),
      cancelledMs: undefined,
      outputFile: undefined,
      errorFile: undefined,
      problems,
    }
    this.#batches.set(batch.id, batch)
    countBatch(context, batch)
    if (isGood) this.#later(context.options.batchSeconds * 1000, () => this.#end(batch, batch.total))
    return batch
  }

  /** A batch by its id. */
  get(id: string): Batch | undefined {
    return this.#batches.get(id)
  }

  /** Cancels a running batch: what would have been answered by now is, the rest is cancelled soon after. */
  cancel(batch: Batch): void {
    if (batch.state !== 'running') return
    batch.state = 'cancelling'
    batch.cancelledMs = Date.now()
    const { batchSeconds } = this.#context.options
    const share = batchSeconds === 0 ? 1 : (batch.cancelledMs - batch.createdMs) / (batchSeconds * 1000)
    this.#context.counters.batches.cancelled += 1
    this.#later(Math.min(100, batchSeconds * 100), () => this.#end(batch, Math.floor(batch.total * share)))
  }

  /** Batches of a style, newest first, after or before an id. */
  list(style: Batch['style'], query: URLSearchParams): { page: readonly Batch[]; hasMore: boolean } {
    const newest = [...this.#batches.values()].filter((batch) => batch.style === style).reverse()
    const limit = Math.max(1, Math.min(100, Number(query.get('limit') ?? DEFAULT_LIMIT) || DEFAULT_LIMIT))
    const after = query.get('after') ?? query.get('after_id')
    const before = query.get('before_id')
    const from = after === null ? 0 : newest.findIndex(({ id }) => id === after) + 1
    const end = before === null ? newest.length : newest.findIndex(({ id }) => id === before)
    const rest = newest.slice(from, end)
    return { page: rest.slice(0, limit), hasMore: rest.length > limit }
  }

  /** Stops all timers. */
  close(): void {
    this.#isClosed = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }

  #later(delayMs: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      work().catch((thrown: unknown) => {
        if (!this.#isClosed) throw thrown
      })
    }, delayMs)
    this.#timers.add(timer)
    timer.unref()
  }

  async #end(batch: Batch, most: number): Promise<void> {
    if (batch.state === 'ending' || batch.state === 'ended') return
    const isCancelled = batch.state === 'cancelling'
    if (!isCancelled) batch.state = 'ending'
    const { files, counters } = this.#context
    const errors: string[] = []
    const output = resultLines(batch, batchResults(this.#context, batch, most), errors)
    const { id, bytes } = await files.add(`${batch.id}_output.jsonl`, 'batch_output', output)
    if (bytes > 0) batch.outputFile = id
    if (errors.length > 0) {
      batch.errorFile = (await files.add(`${batch.id}_error.jsonl`, 'batch_output', errors)).id
    }
    batch.endedMs = Date.now()
    batch.state = 'ended'
    counters.batches.ended += 1
    if (batch.counts.expired > 0) counters.batches.expired += 1
  }
}

async function* resultLines(
  batch: Batch,
  results: AsyncIterable<readonly BatchResult[]>,
  errors: string[],
): AsyncGenerator<string> {
  for await (const chunk of results) {
    let text = ''
    for (const result of chunk) {
      batch.counts[result.kind] += 1
      if (batch.style === 'anthropic') text += anthropicLine(result)
      else if (result.kind === 'answered') text += openAiLine(result)
      else if (result.kind !== 'cancelled') errors.push(openAiLine(result))
    }
    yield text
  }
}

function openAiLine(result: BatchResult): string {
  const head = `{"id":"batch_req_${result.customId}","custom_id":${JSON.stringify(result.customId)}`
  if (result.kind === 'answered') {
    return `${head},"response":{"status_code":200,"request_id":"req_${result.customId}","body":${result.body}},"error":null}\n`
  }
  if (result.kind === 'errored') {
    const body = JSON.stringify(errorBody('openai', result.status, result.message))
    return `${head},"response":{"status_code":${result.status},"request_id":"req_${result.customId}","body":${body}},"error":null}\n`
  }
  const error = {
    code: 'batch_expired',
    message: 'This request could not be executed before the batch expired.',
  }
  return `${head},"response":null,"error":${JSON.stringify(error)}}\n`
}

function anthropicLine(result: BatchResult): string {
  const head = `{"custom_id":${JSON.stringify(result.customId)},"result":`
  if (result.kind === 'answered') return `${head}{"type":"succeeded","message":${result.body}}}\n`
  if (result.kind !== 'errored')
    return `${head}{"type":"${result.kind === 'expired' ? 'expired' : 'canceled'}"}}\n`
  const error = errorBody('anthropic', result.status, result.message)
  return `${head}${JSON.stringify({ type: 'errored', error })}}\n`
}
