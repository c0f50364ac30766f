/** What a ledger should hold after some steps, reckoned with plain objects, and what one really holds. */

import type { Json } from '../../src/base/canonical-json.js'
import type { Conservation, DispositionState } from '../../src/record/disposition.js'
import type { LedgerView } from '../../src/store/ledger-view.js'
import type { Tally, VerdictTally } from '../../src/store/tally.js'
import { idOf, memberIdOf, type Step } from './script.js'

interface Candidate {
  readonly id: string
  readonly step: number
  state: DispositionState
  reason: string | null
  by: string | null
  payload: string
}

/** Everything that can be asked of a ledger, as plain values. */
export interface Holding {
  readonly counts: Conservation
  readonly planned: readonly number[]
  readonly sizes: readonly number[]
  readonly candidates: readonly Candidate[]
  readonly tallies: readonly Tally[]
  readonly verdicts: readonly VerdictTally[]
  readonly facts: readonly (readonly [string, Json])[]
  readonly members: readonly (readonly [string, string])[]
}

const STEPS = [0, 1, 2]

/** What should be there. */
export function expectedOf(steps: readonly Step[]): Holding {
  const candidates: Candidate[] = []
  const members = new Map<string, string>()
  for (const step of steps) {
    if (step.kind === 'draft') {
      const known = candidates[step.number]
      if (known !== undefined) known.payload = step.payload
      else
        candidates.push({
          id: idOf(step.number),
          step: step.step,
          state: 'pending',
          reason: null,
          by: null,
          payload: step.payload,
        })
    } else if (step.kind === 'end') {
      const { state, reason, by } = step
      Object.assign(candidates[step.number] ?? {}, { state, reason, by })
    } else if (step.kind === 'mix') members.set(memberIdOf(step.row), step.payload)
  }
  const planned = STEPS.map((at) =>
    sum(steps.map((step) => (step.kind === 'plan' && step.step === at ? step.drafts : 0))),
  )
  return {
    counts: countsOf(candidates, sum(planned)),
    planned,
    sizes: STEPS.map((at) => candidates.filter(({ step }) => step === at).length),
    candidates,
    tallies: sorted(grouped(candidates.map(({ step, state, by, reason }) => ({ step, state, by, reason })))),
    verdicts: sorted(grouped(steps.flatMap((step) => (step.kind === 'judge' ? [verdictOf(step)] : [])))),
    facts: steps.flatMap((step) => (step.kind === 'fact' ? [[step.name, step.value] as const] : [])),
    members: [...members],
  }
}

/** What is there, payloads read back from the segments. */
export async function holdingOf(ledger: LedgerView): Promise<Holding> {
  const { index, state } = ledger
  const candidates: Candidate[] = []
  for (let ordinal = 0; ordinal < index.size; ordinal += 1) {
    const { ref, ...known } = index.entry(ordinal)
    candidates.push({ ...known, payload: await ledger.read(ref) })
  }
  const members: [string, string][] = []
  for (let ordinal = 0; ordinal < state.members.size; ordinal += 1) {
    members.push([state.members.ids.idAt(ordinal), await ledger.read(state.members.refAt(ordinal))])
  }
  return {
    counts: index.counts(),
    planned: STEPS.map((step) => index.plannedOf(step)),
    sizes: STEPS.map((step) => index.sizeOf(step)),
    candidates,
    tallies: sorted(index.tallies()),
    verdicts: sorted(index.verdictTallies()),
    facts: state.facts.map(({ name, value }) => [name, value] as const),
    members,
  }
}

function countsOf(candidates: readonly Candidate[], planned: number): Conservation {
  const count = (wanted: DispositionState): number =>
    candidates.filter(({ state }) => state === wanted).length
  const [accepted, rejected, failed, cancelled] = [
    count('accepted'),
    count('rejected'),
    count('failed'),
    count('cancelled'),
  ]
  return {
    planned,
    accepted,
    rejected,
    failed,
    cancelled,
    pending: planned - accepted - rejected - failed - cancelled,
  }
}

function verdictOf({ verifier, verdict, reason }: Step & { kind: 'judge' }): Omit<VerdictTally, 'count'> {
  return { verifier, verdict, reason }
}

function grouped<T extends object>(items: readonly T[]): (T & { count: number })[] {
  const groups = new Map<string, T & { count: number }>()
  for (const item of items) {
    const key = JSON.stringify(item)
    const group = groups.get(key) ?? { ...item, count: 0 }
    group.count += 1
    groups.set(key, group)
  }
  return [...groups.values()]
}

function sorted<T>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
