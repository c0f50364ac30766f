/** The scheduler of one endpoint: who goes next, how many at once, what is tried again and when it is given up. */

import type { StoppedError } from '../../base/errors.js'
import type { Usage } from '../chat.js'
import type { RawAnswer, WireAnswer, WireVerdict } from '../protocol.js'
import { Alarm } from './alarm.js'
import { CallBudgets } from './call-budgets.js'
import type { EndpointSettings, EndpointState } from './endpoint-settings.js'
import {
  budgetSpent,
  callFailed,
  endpointUnusable,
  everythingRefused,
  interrupted,
  stalled,
  unreachable,
} from './endpoint-words.js'
import { type EndpointCall, type PendingCall, pendingCall, WaitingLine } from './pending-call.js'
import { type Failure, Traffic } from './traffic.js'
import { TransportFault } from './transport.js'

/** Refused requests after which an endpoint that never answered one counts as unusable. */
const MOST_REFUSED_WITHOUT_ANSWER = 8

/**
 * The scheduler of one endpoint.
 *
 * Order:    by priority, then submission; a call that is tried again keeps its place. A slot is never idle while a call
 *           may go (`ConcurrencyLimit`, `RateGate`, `Pause` and budgets say when).
 * Capacity: tried again after Retry-After or back-off, as often as it takes.
 * Faults:   tried again with back-off. A fault counts when the endpoint has answered a try, of any call, that was
 *           begun after the first try of this one and after its last fault that counted; `binding.attempts` of those
 *           fail the call. So an outage fails no call: it ends in `stalled` when nothing is answered for
 *           `binding.stallMs` (10 s where no connection ever came about), and calls are tried until then. A call that fails when no other is asked cannot be
 *           told from an outage either.
 * Stop:     the first StoppedError stands: all that wait and all that come later reject with it. What is on the wire
 *           ends by itself, and its answer is still given.
 * Cost:     O(log waiting) a call, one timer for all waits.
 */
export class Endpoint {
  readonly #settings: EndpointSettings
  readonly #line = new WaitingLine()
  readonly #traffic: Traffic
  readonly #budgets: CallBudgets
  readonly #alarm: Alarm
  readonly #countsTokens: boolean
  readonly #counts = { submitted: 0, answered: 0, refused: 0, retries: 0, refusedForCapacity: 0, faults: 0 }
  #stopped: StoppedError | undefined

  constructor(settings: EndpointSettings) {
    const { binding, clock, random, budgets } = settings
    this.#settings = settings
    this.#traffic = new Traffic(binding, clock, random)
    this.#budgets = new CallBudgets(binding.price, budgets)
    this.#alarm = new Alarm(clock, () => this.#wake())
    this.#countsTokens = this.#traffic.countsTokens || this.#budgets.countsTokens
  }

  /**
   * Gives the raw answer, a refused request's included. Throws `CallFailed` `transport`, and StoppedError
   * `budget-spent`, `stalled`, `endpoint-unusable` or what `stop` was given.
   */
  submit(call: EndpointCall): Promise<RawAnswer> {
    if (this.#stopped !== undefined) return Promise.reject(this.#stopped)
    if (this.#line.size === 0 && this.#traffic.inFlight === 0) this.#traffic.stall.rest()
    return new Promise((resolve, reject) => {
      this.#line.add(pendingCall(call, this.#counts.submitted, resolve, reject))
      this.#counts.submitted += 1
      this.#pump()
    })
  }

  /** Rejects all that wait and all that come later; what is on the wire is still answered. */
  stop(error: StoppedError): void {
    this.#stopped ??= error
    this.#alarm.cancel()
    for (const pending of this.#line.drain()) pending.reject(this.#stopped)
  }

  /** How it stands. */
  state(): EndpointState {
    const { submitted: _, ...counts } = this.#counts
    const { inFlight, limit, background, pauses, pausedUntilMs } = this.#traffic
    const isPaused = this.#settings.clock.now() < pausedUntilMs
    return { ...counts, waiting: this.#line.size, inFlight, limit, background, pauses, isPaused }
  }

  /** Rejects what waits as interrupted, lets what is on the wire end, then closes the transport. */
  async close(): Promise<void> {
    this.stop(interrupted(this.#settings.binding))
    await this.#settings.transport.close()
  }

  #wake(): void {
    const { clock, binding } = this.#settings
    const { sinceTimeOfDay, lastFault, deadlineMs, isUnreached, unreachedTries } = this.#traffic.stall
    const nowMs = clock.now()
    const waiting = this.#line.size
    if (waiting === 0) return
    if (nowMs >= deadlineMs) {
      const forMs = binding.stallMs + nowMs - deadlineMs
      this.stop(
        isUnreached
          ? unreachable(binding, unreachedTries, lastFault)
          : stalled(binding, { sinceTimeOfDay, forMs, waiting }, lastFault),
      )
      return
    }
    this.#pump()
    if (this.#line.size > 0) this.#alarm.set(this.#traffic.stall.deadlineMs)
  }

  #pump(): void {
    const traffic = this.#traffic
    if (traffic.isFull || this.#line.size === 0) return
    const nowMs = this.#settings.clock.now()
    if (nowMs < traffic.pausedUntilMs) {
      this.#alarm.set(traffic.pausedUntilMs)
      return
    }
    const restedAtMs = traffic.wakeSlots(nowMs)
    while (!traffic.isSpent) {
      const head = this.#line.head(nowMs)
      if (head === undefined) {
        this.#alarm.set(this.#line.nextDueAtMs)
        return
      }
      const waitMs = traffic.waitMs(head, nowMs)
      if (waitMs > 0) {
        this.#alarm.set(Math.min(nowMs + waitMs, traffic.stall.deadlineMs))
        return
      }
      if (!this.#reserve(head)) return
      this.#line.take()
      this.#start(head, nowMs)
    }
    this.#alarm.set(restedAtMs)
  }

  #reserve(pending: PendingCall): boolean {
    const outcome = this.#budgets.reserve(pending, () => this.#pump())
    if (typeof outcome === 'boolean') return outcome
    this.stop(budgetSpent(this.#settings.binding, outcome))
    return false
  }

  #start(pending: PendingCall, nowMs: number): void {
    const { transport, binding } = this.#settings
    if (pending.attempts > 0) this.#counts.retries += 1
    this.#traffic.start(pending, nowMs)
    transport
      .send(pending.call.wire, binding)
      .then(
        (answer) => this.#landed(pending, answer),
        (thrown: unknown) => this.#lost(pending, thrown),
      )
      .catch((thrown: unknown) => {
        this.#budgets.settleNothing(pending)
        pending.reject(thrown)
      })
      .then(() => this.#pump())
  }

  #landed(pending: PendingCall, answer: WireAnswer): void {
    const { protocol, clock } = this.#settings
    const isBusy = this.#line.hasReady && this.#traffic.isSpent
    this.#traffic.end()
    const timeOfDay = clock.timeOfDay()
    const verdict = protocol.judge(answer, pending.call.wire.isStream, timeOfDay)
    this.#traffic.report(protocol.rates(answer, timeOfDay), pending)
    if (verdict.kind === 'answer' || verdict.kind === 'request-refused') {
      this.#answered(pending, answer, verdict, isBusy)
    } else if (verdict.kind === 'fatal') this.#unusable(pending, answer, verdict.detail)
    else this.#failed(pending, verdict)
  }

  #lost(pending: PendingCall, thrown: unknown): void {
    this.#traffic.end()
    if (!(thrown instanceof TransportFault)) throw thrown
    const detail = `${thrown.kind}: ${thrown.message}`
    const isUnsent = thrown.kind === 'refused' || thrown.kind === 'unreachable'
    this.#failed(pending, { kind: 'transport', retryAfterMs: undefined, detail, isUnsent })
  }

  #answered(
    pending: PendingCall,
    answer: WireAnswer,
    verdict: WireVerdict & { kind: 'answer' | 'request-refused' },
    isBusy: boolean,
  ): void {
    const { binding, clock, redact } = this.#settings
    const tookMs = Math.round(clock.now() - pending.mark.startedAtMs)
    const startedAt = new Date(pending.startedAtTimeOfDay).toISOString()
    const { status } = answer
    const usage = this.#usageOf(answer, verdict.kind)
    this.#traffic.answered(pending, usage && usage.inputTokens + usage.outputTokens, isBusy)
    this.#budgets.settle(pending, usage)
    pending.resolve({ status, body: redact(answer.body), startedAt, tookMs, attempts: pending.attempts })
    this.#counts[verdict.kind === 'answer' ? 'answered' : 'refused'] += 1
    const { answered, refused } = this.#counts
    if (verdict.kind === 'answer' || answered > 0 || refused < MOST_REFUSED_WITHOUT_ANSWER) return
    this.stop(everythingRefused(binding, status, redact(verdict.detail), refused))
  }

  #usageOf(answer: WireAnswer, kind: 'answer' | 'request-refused'): Usage | undefined {
    if (kind === 'request-refused') return noUsage
    return this.#countsTokens ? this.#settings.protocol.usageOf(answer) : undefined
  }

  #unusable(pending: PendingCall, answer: WireAnswer, detail: string): void {
    const { binding, redact } = this.#settings
    const error = endpointUnusable(binding, answer.status, redact(detail))
    this.#budgets.settleNothing(pending)
    this.stop(error)
    pending.reject(error)
  }

  #failed(pending: PendingCall, { kind, detail, ...failure }: Failure): void {
    const { binding, clock, redact } = this.#settings
    const words = redact(detail)
    this.#counts[kind === 'capacity' ? 'refusedForCapacity' : 'faults'] += 1
    const waitMs = this.#traffic.failed(pending, { ...failure, kind, detail: words })
    this.#budgets.settleNothing(pending)
    if (this.#stopped !== undefined) pending.reject(this.#stopped)
    else if (pending.faults >= binding.attempts) pending.reject(callFailed(binding, pending.attempts, words))
    else {
      this.#line.delay(pending, clock.now() + waitMs)
      this.#alarm.set(this.#traffic.stall.deadlineMs)
    }
  }
}

/** What a refused request costs: no provider bills it. */
const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 }
