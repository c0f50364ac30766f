/** Batches of the mock server: made of a file of requests, ended after their time with results on disk. */

import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'
import { sha256 } from '../../base/ids.js'
import { isCupelError } from '../../base/errors.js'
import { answerText } from './answer-route.js'
import { decideAnswer, type ModelRoute } from './decide-answer.js'
import { shareOf } from './faults.js'
import { countAnswer, countFault, identityOf, type MockContext } from './mock-context.js'
import { badRequest, readBody } from './request-fault.js'

/** How one request of a batch ended. */
export type BatchResult =
  | { readonly kind: 'answered'; readonly customId: string; readonly body: string }
  | { readonly kind: 'errored'; readonly customId: string; readonly status: number; readonly message: string }
  | { readonly kind: 'expired' | 'cancelled'; readonly customId: string }

/** A batch. */
export interface Batch {
  readonly id: string
  readonly style: 'openai' | 'anthropic'
  readonly route: ModelRoute
  readonly endpoint: string
  readonly inputFile: string
  readonly metadata: JsonObject
  readonly total: number
  readonly createdMs: number
  readonly isExpiring: boolean
  /** Draws which requests of it expire: how many such batches came before. */
  readonly ordinal: number
  state: 'running' | 'cancelling' | 'ending' | 'ended' | 'failed'
  readonly counts: { answered: number; errored: number; expired: number; cancelled: number }
  endedMs: number | undefined
  cancelledMs: number | undefined
  outputFile: string | undefined
  errorFile: string | undefined
  /** Why the input cannot be used; empty when it can. */
  problems: readonly string[]
}

const CHUNK = 200
const FAULTS: Readonly<Partial<Record<string, readonly [number, string]>>> = {
  '429': [429, 'Rate limit reached.'],
  '429-retry': [429, 'Rate limit reached.'],
  '500': [500, 'The server had an error while processing your request.'],
  '529': [529, 'Overloaded'],
}

/** One line of a batch's file. Throws DataError `bad-request`. */
export function readLine(line: string): { readonly customId: string; readonly body: JsonObject } {
  const { custom_id: customId, body, params } = readBody(line)
  const content = body ?? params
  if (typeof customId !== 'string' || customId === '') throw badRequest('A request has no "custom_id".')
  if (!isJsonObject(content)) throw badRequest(`The request "${customId}" has no body.`)
  return { customId, body: content }
}

/** What is wrong with the lines of a batch; empty when nothing is. */
export function problemsOf(lines: readonly string[]): string[] {
  const seen = new Set<string>()
  const problems: string[] = []
  lines.forEach((line, i) => {
    try {
      const { customId } = readLine(line)
      if (seen.has(customId)) problems.push(`Line ${i + 1}: the custom_id "${customId}" stands twice.`)
      seen.add(customId)
    } catch (thrown) {
      if (!isCupelError(thrown)) throw thrown
      problems.push(`Line ${i + 1}: ${thrown.message}`)
    }
  })
  return problems
}

/** Whether a batch of these lines expires: drawn by their custom ids and how often these came together. */
export function drawsExpiry(context: MockContext, lines: readonly string[]): boolean {
  const share = context.faults.share('expired-batch')
  if (share === 0) return false
  const identity = sha256(`batch:${lines.map((line) => readLine(line).customId).join('\n')}`)
  const arrival = context.identities.increment(identity, 0)
  return shareOf(context.options.seed, 'expired-batch', identity, arrival) < share
}

/** Counts the custom ids of a batch. */
export function countCustomIds(context: MockContext, lines: readonly string[]): void {
  for (const line of lines) {
    const times = context.customIds.increment(sha256(readLine(line).customId), 0)
    if (times === 2) context.counters.batches.repeatedCustomIds += 1
  }
}

/** The non-empty lines of a file. */
export function linesOf(bytes: Buffer): string[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/** Requests of a running batch that look answered at a time. */
export function progressOf(batch: Batch, nowMs: number, batchSeconds: number): number {
  const share = batchSeconds === 0 ? 1 : Math.min(1, (nowMs - batch.createdMs) / (batchSeconds * 1000))
  return Math.floor(batch.total * share * 0.99)
}

/** Answers the requests of a batch, some hundred at a time; of a cancelled one only those up to `most`. */
export async function* batchResults(
  context: MockContext,
  batch: Batch,
  most: number,
): AsyncGenerator<readonly BatchResult[]> {
  const lines = linesOf(await context.files.read(batch.inputFile))
  for (let start = 0; start < lines.length; start += CHUNK) {
    const results = lines
      .slice(start, start + CHUNK)
      .map((line, i) => resultOf(context, batch, line, start + i < most))
    yield results.reverse()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function resultOf(context: MockContext, batch: Batch, line: string, isInTime: boolean): BatchResult {
  const { customId, body } = readLine(line)
  const identity = identityOf(customId, '')
  if (!isInTime) return { kind: 'cancelled', customId }
  if (batch.isExpiring && context.faults.expires(identity, batch.ordinal))
    return { kind: 'expired', customId }
  try {
    const request = { key: customId, text: '', isInBatch: true }
    const decision = decideAnswer(context, batch.route, body, request)
    const [status, message] = FAULTS[decision.fault ?? ''] ?? []
    if (status !== undefined) return { kind: 'errored', customId, status, message: message ?? '' }
    countAnswer(context, identity, decision.tokens)
    return { kind: 'answered', customId, body: answerText(decision) }
  } catch (thrown) {
    if (!isCupelError(thrown)) throw thrown
    return { kind: 'errored', customId, status: 400, message: thrown.message }
  }
}

/** Counts a batch that came, and the fault when it will expire. */
export function countBatch(context: MockContext, batch: Batch): void {
  context.counters.batches.created += 1
  context.counters.batches.requests += batch.total
  if (batch.isExpiring) countFault(context, 'expired-batch')
}
