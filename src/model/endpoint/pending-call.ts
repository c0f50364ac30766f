/** A call from its submission to its end, and the line in which calls wait. */

import type { RawAnswer, WireRequest } from '../protocol.js'
import { type Amount, nothing } from './budget-keeper.js'
import { Heap } from './heap.js'
import type { RateMark } from './rate-gate.js'

/** One call to be made. */
export interface EndpointCall {
  readonly wire: WireRequest
  /** Lower goes first; calls of the same priority go in the order of their submission. */
  readonly priority: number
  /** Estimate, for budgets and token rates. */
  readonly inputTokens: number
  /** Most that may come. */
  readonly outputTokens: number
}

/** A call under way, with all that its tries leave behind. */
export interface PendingCall {
  readonly call: EndpointCall
  /** Number of its submission. */
  readonly order: number
  readonly resolve: (answer: RawAnswer) => void
  readonly reject: (thrown: unknown) => void
  /** Tries begun. */
  attempts: number
  /** Tries that failed, for capacity or on the way: for the back-off. */
  failures: number
  /** Faults on the way that count. */
  faults: number
  /** Moment of the clock at which the first try began, or of the last fault that counted. */
  faultsSinceMs: number
  /** Moment of the clock before which it is not tried again. */
  dueAtMs: number
  /** Generation of the limit under which the last try began. */
  generation: number
  /** What is reserved of the budgets while it is on the wire. */
  reserved: Amount
  mark: RateMark
  startedAtTimeOfDay: number
}

const unmarked: RateMark = { requests: 0, tokens: 0, startedAtMs: 0 }

/** A call that was just submitted. */
export function pendingCall(
  call: EndpointCall,
  order: number,
  resolve: PendingCall['resolve'],
  reject: PendingCall['reject'],
): PendingCall {
  return {
    call,
    order,
    resolve,
    reject,
    attempts: 0,
    failures: 0,
    faults: 0,
    faultsSinceMs: 0,
    dueAtMs: 0,
    generation: 0,
    reserved: nothing,
    mark: unmarked,
    startedAtTimeOfDay: 0,
  }
}

/** Calls that wait: those that may go, by priority and submission, and those that have to wait for a moment. */
export class WaitingLine {
  readonly #ready = new Heap<PendingCall>((one, other) =>
    one.call.priority === other.call.priority
      ? one.order < other.order
      : one.call.priority < other.call.priority,
  )
  readonly #delayed = new Heap<PendingCall>((one, other) =>
    one.dueAtMs === other.dueAtMs ? one.order < other.order : one.dueAtMs < other.dueAtMs,
  )

  /** All that wait. */
  get size(): number {
    return this.#ready.size + this.#delayed.size
  }

  /** Whether any may go. */
  get hasReady(): boolean {
    return this.#ready.size > 0
  }

  /** Moment at which the next of the delayed may go; infinity when there is none. */
  get nextDueAtMs(): number {
    return this.#delayed.peek()?.dueAtMs ?? Number.POSITIVE_INFINITY
  }

  /** Lets a call wait for its turn. */
  add(pending: PendingCall): void {
    this.#ready.push(pending)
  }

  /** Lets a call wait for a moment, then for its turn at its old place. */
  delay(pending: PendingCall, dueAtMs: number): void {
    pending.dueAtMs = dueAtMs
    this.#delayed.push(pending)
  }

  /** The call whose turn it is; undefined when none may go. */
  head(nowMs: number): PendingCall | undefined {
    for (
      let due = this.#delayed.peek();
      due !== undefined && due.dueAtMs <= nowMs;
      due = this.#delayed.peek()
    ) {
      this.#delayed.pop()
      this.#ready.push(due)
    }
    return this.#ready.peek()
  }

  /** Takes out the call that `head` gave. */
  take(): void {
    this.#ready.pop()
  }

  /** Takes all out, in the order of their submission. */
  drain(): PendingCall[] {
    return [...this.#ready.drain(), ...this.#delayed.drain()].sort((one, other) => one.order - other.order)
  }
}
