/** The way of the output step's candidates: how many were left after each stage, and why the others went. */

import type { DispositionCount, RunFacts } from '../facts.js'
import { mixedIn, outputStep, resultSize } from './result-size.js'

/** Why candidates went at a stage. */
export interface FlowLoss {
  readonly count: number
  readonly reasons: readonly DispositionCount[]
}

/** A stage with the candidates that came to it. `loss` is what they lose on the way to the next stage. */
export interface FlowStage {
  readonly label: string
  readonly count: number
  readonly loss: FlowLoss
}

/** The flow of a run. */
export interface Flow {
  /** Planned, drafted, passed verification, survived refining, accepted; stages that the run does not have are left out. */
  readonly stages: readonly FlowStage[]
  readonly mixedIn: number
  /** Rows of the result; 0 when there is none. */
  readonly result: number
}

interface Decider {
  readonly label: string
  readonly decides: (count: DispositionCount) => boolean
}

const undecided: Decider = {
  label: 'planned',
  decides: ({ by, state }) => by === null && state !== 'accepted',
}
const deciders: readonly Decider[] = [
  { label: 'drafted', decides: ({ by }) => by?.startsWith('generate/') === true },
  { label: 'passed verification', decides: ({ by }) => by?.startsWith('verify/') === true },
  { label: 'survived refining', decides: ({ by }) => by?.startsWith('refine/') === true },
  { label: 'accepted', decides: ({ by }) => by === 'goal' },
]

/**
 * The flow of the output step. What each stage loses follows from who decided (`generate/…`, `verify/…`, `refine/…`,
 * `goal`), so the numbers add up to the conservation of that step; nothing is estimated.
 *
 * Edge: a stage that the recipe has no plug-in for is left out; candidates that nobody has decided on yet count as lost
 * before the first draft.
 */
export function flowOf(facts: RunFacts): Flow {
  const output = outputStep(facts)
  const counts = facts.dispositions.filter(({ step, state }) => step === output && state !== 'accepted')
  const accepted = total(
    facts.dispositions.filter(({ step, state }) => step === output && state === 'accepted'),
  )
  const present = deciders.filter(({ label }) => hasStage(facts, label))
  const stages: FlowStage[] = []
  let left = accepted + total(counts)
  let label = 'planned'
  for (const [position, decider] of present.entries()) {
    const loss = lossOf(counts, position === 0 ? [undecided, decider] : [decider])
    stages.push({ label, count: left, loss })
    left -= loss.count
    label = decider.label
  }
  stages.push({ label, count: left, loss: { count: 0, reasons: [] } })
  return { stages, mixedIn: Math.max(0, mixedIn(facts)), result: resultSize(facts) }
}

function hasStage(facts: RunFacts, label: string): boolean {
  if (label === 'passed verification') return facts.recipe.verify.length > 0
  if (label === 'survived refining') return facts.recipe.refine.length > 0
  return true
}

function lossOf(counts: readonly DispositionCount[], by: readonly Decider[]): FlowLoss {
  const reasons = counts.filter((count) => by.some(({ decides }) => decides(count)))
  return { count: total(reasons), reasons: reasons.toSorted((a, b) => b.count - a.count) }
}

function total(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}
