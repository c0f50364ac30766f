/** `POST /v1/chat/completions`, `/v1/messages` and `/v1/embeddings`: the answer, or the fault that it meets. */

import { anthropicAnswer, anthropicEvents } from './anthropic-answer.js'
import { type Decision, decideAnswer, type ModelRoute } from './decide-answer.js'
import { type Exchange, headerOf, reset, sendError, sendEvents, sendText } from './exchange.js'
import { type FaultKind, shareOf } from './faults.js'
import { countAnswer, latencyMs, type MockContext } from './mock-context.js'
import type { ResolvedOptions } from './mock-options.js'
import { openAiAnswer, openAiEvents } from './openai-answer.js'
import { readBody } from './request-fault.js'

const STATUSES: Readonly<Partial<Record<FaultKind, readonly [number, string]>>> = {
  '429': [429, 'Rate limit reached. Please try again later.'],
  '429-retry': [429, 'Rate limit reached. Please try again after the time given.'],
  '500': [500, 'The server had an error while processing your request.'],
  '529': [529, 'Overloaded'],
}

/** Answers a request to a model after its latency. Throws DataError `bad-request`. */
export function answerRoute(context: MockContext, exchange: Exchange, route: ModelRoute, text: string): void {
  const key = headerOf(exchange.request, 'idempotency-key')
  const decision = decideAnswer(context, route, readBody(text), { key, text, isInBatch: false })
  const { options } = context
  const slowMs = decision.fault === 'slow-headers' ? options.slowHeadersMs : 0
  const waitMs = latencyMs(context, decision.identity, decision.arrival) + slowMs
  if (waitMs === 0) return give(context, exchange, decision)
  setTimeout(() => give(context, exchange, decision), waitMs).unref()
}

/** Sends a fault of the kinds that have a status, and says whether it was one. */
export function sendStatusFault(exchange: Exchange, fault: FaultKind, options: ResolvedOptions): boolean {
  const found = STATUSES[fault]
  if (found === undefined) return false
  sendError(exchange, found[0], found[1], fault === '429-retry' ? options.retryAfterSeconds : undefined)
  return true
}

/** The body of an answer as JSON text. */
export function answerText({ chat, embedding }: Decision): string {
  if (chat === undefined) return JSON.stringify(embedding)
  const { question, answer } = chat
  const write = question.protocol === 'openai' ? openAiAnswer : anthropicAnswer
  return JSON.stringify(write(question, answer))
}

function give(context: MockContext, exchange: Exchange, decision: Decision): void {
  const { fault, chat, identity, arrival } = decision
  if (fault === 'hang') return
  if (fault !== undefined && sendStatusFault(exchange, fault, context.options)) return
  const events = chat?.question.isStream === true ? eventsOf(chat) : undefined
  if (fault === 'reset') {
    const isInBody = shareOf('reset', identity, arrival) < 0.5
    return reset(exchange, events === undefined ? answerText(decision) : events.join(''), isInBody)
  }
  if (events === undefined) {
    if (sendText(exchange, 200, answerText(decision))) countAnswer(context, identity, decision.tokens)
    return
  }
  const isCut = fault === 'truncated-stream'
  const sent = isCut ? events.slice(0, Math.max(1, Math.floor(events.length / 2))) : events
  sendEvents(exchange, sent, context.options.tokensPerSecond, (isWhole) => {
    if (isWhole && !isCut) countAnswer(context, identity, decision.tokens)
  })
}

function eventsOf({ question, answer }: NonNullable<Decision['chat']>): readonly string[] {
  return question.protocol === 'openai' ? openAiEvents(question, answer) : anthropicEvents(question, answer)
}
