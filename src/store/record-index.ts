/** The typed index of an epoch: every candidate's state and place in 43 to 86 bytes, rebuilt from the ledger. */

import { InternalError } from '../base/errors.js'
import { type Conservation, type DispositionState, dispositionStates } from '../record/disposition.js'
import type { VerdictKind } from '../record/verdict.js'
import type { LedgerEvent } from './ledger-event.js'
import { RefTable } from './ref-table.js'
import type { PayloadRef } from './segments.js'
import { type Tally, VerdictCounts, type VerdictTally, WordList } from './tally.js'

const START = 1024

/** What the index knows of one candidate. */
export interface IndexEntry {
  readonly id: string
  readonly step: number
  readonly state: DispositionState
  readonly reason: string | null
  readonly by: string | null
  readonly ref: PayloadRef
}

/** Candidates in candidate order, columns in typed arrays. Fed by the same events live and on reopening. */
export class RecordIndex {
  readonly #refs = new RefTable()
  #steps = new Uint16Array(START)
  #states = new Uint8Array(START)
  #reasons = new Uint16Array(START)
  #deciders = new Uint16Array(START)
  readonly #words = new WordList()
  readonly #plannedBySteps: number[] = []
  readonly #stepSizes: number[] = []
  readonly #stateCounts = new Map<DispositionState, number>()
  readonly #verdicts = new VerdictCounts()
  #planned = 0
  #begun = 0
  #repeats = 0

  /** Number of candidates. */
  get size(): number {
    return this.#refs.size
  }

  /** Bytes of the typed arrays. */
  get bytes(): number {
    const columns = [this.#steps, this.#states, this.#reasons, this.#deciders]
    return this.#refs.bytes + columns.reduce((sum, column) => sum + column.byteLength, 0)
  }

  /** Takes one event into account; facts, members and commits are not its business. */
  apply(event: LedgerEvent): void {
    if (event.type === 'candidate') {
      const { segment, offset, length } = event.ref
      this.candidateCame(this.#refs.ids.add(event.id), event.step, segment, offset, length)
    } else if (event.type === 'disposition') {
      this.candidateEnded(this.#refs.ids.find(event.id), event.state, event.reason, event.by)
    } else if (event.type === 'verdict') {
      this.verifierSpoke(event.verifier, event.verdict, event.reason)
    } else if (event.type === 'planned') {
      this.#planned += event.drafts
      this.#plannedBySteps[event.step] = this.plannedOf(event.step) + event.drafts
    }
  }

  /** Ordinal of an id that stands in bytes, added when new: for the byte scanner. */
  ordinalOfBytes(bytes: Uint8Array, offset: number): number {
    return this.#refs.ids.addBytes(bytes, offset)
  }

  /** A candidate came (or came again, after a repair of user code: its place is replaced, its order kept). */
  candidateCame(ordinal: number, step: number, segment: number, offset: number, length: number): void {
    if (ordinal === this.#begun) this.#begin(ordinal, step)
    else this.#repeats += 1
    this.#refs.place(ordinal, segment, offset, length)
  }

  /** A candidate ended or is held. */
  candidateEnded(ordinal: number, state: DispositionState, reason: string | null, by: string | null): void {
    if (ordinal < 0 || ordinal >= this.#begun) {
      throw new InternalError('unknown-candidate', {
        message: 'A disposition names a candidate that never came.',
      })
    }
    this.#count(this.stateAt(ordinal), -1)
    this.#count(state, 1)
    this.#states[ordinal] = dispositionStates.indexOf(state)
    this.#reasons[ordinal] = this.#words.numberOf(reason)
    this.#deciders[ordinal] = this.#words.numberOf(by)
  }

  /** A verifier spoke about some candidate. */
  verifierSpoke(verifier: number, verdict: VerdictKind, reason: string | null): void {
    this.#verdicts.add(verifier, verdict, reason)
  }

  /** Number of drafts planned for a step. */
  plannedOf(step: number): number {
    return this.#plannedBySteps[step] ?? 0
  }

  /** Number of candidates of a step. */
  sizeOf(step: number): number {
    return this.#stepSizes[step] ?? 0
  }

  /** The first step with more candidates than planned drafts: always a bug. */
  overdrawnStep(): number | undefined {
    const step = this.#stepSizes.findIndex((size, at) => (size ?? 0) > this.plannedOf(at))
    return step < 0 ? undefined : step
  }

  /** Drafts that were planned and did not come back yet. */
  get outstanding(): number {
    return this.#planned - this.size
  }

  /** Counts of all candidates by state; `pending` includes what is outstanding. */
  counts(): Conservation {
    const count = (state: DispositionState): number => this.#stateCounts.get(state) ?? 0
    return {
      planned: this.#planned,
      accepted: count('accepted'),
      rejected: count('rejected'),
      failed: count('failed'),
      cancelled: count('cancelled'),
      pending: count('pending') + this.outstanding,
    }
  }

  /** Ordinal of a candidate, or -1. */
  ordinalOf(id: string): number {
    return this.#refs.ids.find(id)
  }

  /** State of a candidate by ordinal. */
  stateAt(ordinal: number): DispositionState {
    return dispositionStates[this.#states[ordinal] ?? 0] ?? 'pending'
  }

  /** Step of a candidate by ordinal. */
  stepAt(ordinal: number): number {
    return this.#steps[ordinal] ?? 0
  }

  /** Where the payload of a candidate stands. */
  refAt(ordinal: number): PayloadRef {
    return this.#refs.refAt(ordinal)
  }

  /** Whether a candidate is pending for a reason: held until somebody mends what failed on it. */
  isHeldAt(ordinal: number): boolean {
    return this.stateAt(ordinal) === 'pending' && this.#reasons[ordinal] !== 0
  }

  /** All that is known of a candidate. */
  entry(ordinal: number): IndexEntry {
    return {
      id: this.#refs.ids.idAt(ordinal),
      step: this.stepAt(ordinal),
      state: this.stateAt(ordinal),
      reason: this.#words.wordOf(this.#reasons[ordinal] ?? 0),
      by: this.#words.wordOf(this.#deciders[ordinal] ?? 0),
      ref: this.#refs.refAt(ordinal),
    }
  }

  /** Dispositions by step, state, decider and reason, commonest first. O(candidates). */
  tallies(): Tally[] {
    const counts = new Map<number, Map<number, { ordinal: number; count: number }>>()
    for (let ordinal = 0; ordinal < this.size; ordinal += 1) {
      const row = (this.#steps[ordinal] ?? 0) * 8 + (this.#states[ordinal] ?? 0)
      const column = (this.#deciders[ordinal] ?? 0) * 65536 + (this.#reasons[ordinal] ?? 0)
      const cells = counts.get(row) ?? new Map<number, { ordinal: number; count: number }>()
      counts.set(row, cells)
      const cell = cells.get(column)
      if (cell === undefined) cells.set(column, { ordinal, count: 1 })
      else cell.count += 1
    }
    const all = [...counts.values()].flatMap((cells) => [...cells.values()])
    return all
      .map(({ ordinal, count }) => ({ ...this.#outcome(ordinal), count }))
      .sort((a, b) => b.count - a.count)
  }

  /** How often a candidate came again: what was said of it before is counted by `verdictTallies` all the same. */
  get repeats(): number {
    return this.#repeats
  }

  /** Verdicts by verifier, verdict and reason, commonest first. */
  verdictTallies(): VerdictTally[] {
    return this.#verdicts.tallies()
  }

  #outcome(ordinal: number): Omit<Tally, 'count'> {
    const { step, state, by, reason } = this.entry(ordinal)
    return { step, state, by, reason }
  }

  #begin(ordinal: number, step: number): void {
    if (ordinal >= this.#states.length) this.#grow()
    this.#begun += 1
    this.#steps[ordinal] = step
    this.#stepSizes[step] = this.sizeOf(step) + 1
    this.#count('pending', 1)
  }

  #count(state: DispositionState, change: number): void {
    this.#stateCounts.set(state, (this.#stateCounts.get(state) ?? 0) + change)
  }

  #grow(): void {
    const [steps, states, reasons, deciders] = [this.#steps, this.#states, this.#reasons, this.#deciders]
    const size = states.length * 2
    this.#steps = new Uint16Array(size)
    this.#states = new Uint8Array(size)
    this.#reasons = new Uint16Array(size)
    this.#deciders = new Uint16Array(size)
    this.#steps.set(steps)
    this.#states.set(states)
    this.#reasons.set(reasons)
    this.#deciders.set(deciders)
  }
}
