/** Drives the output step: rounds of generation and refinement until the goal is met, the method is exhausted or the budget spent. */

import type { PlannedStep } from '../recipe/plan.js'
import { writeDisposition } from './candidates.js'
import type { RunContext } from './context.js'
import { StepGenerator, type StopReason } from './generate-step.js'
import { type CellState, GoalCount } from './goal-count.js'
import { Refinery } from './refinery.js'
import type { Survey } from './survey.js'

/** How the output step ended. */
export interface GoalOutcome {
  /** Ordinals of the records taken, in candidate order. */
  readonly taken: readonly number[]
  readonly wanted: number | undefined
  readonly cells: readonly CellState[]
  readonly end: 'met' | 'exhausted' | 'candidate-budget' | StopReason | 'held'
  readonly held: number
}

/** Rounds after the first plan this much more than the yield so far asks for. */
const MARGIN = 1.1
/** … and at least this many drafts, so that rounds do not become tiny. */
const LEAST_DRAFTS = 16

/** Generates and refines the output step until something ends it. Every candidate's disposition is in the ledger then. */
export async function reachGoal(
  context: RunContext,
  step: PlannedStep,
  survey: Survey,
): Promise<GoalOutcome> {
  const generator = new StepGenerator(context, step, survey)
  try {
    return await goThroughRounds(context, generator)
  } finally {
    await generator.close()
  }
}

async function goThroughRounds(context: RunContext, generator: StepGenerator): Promise<GoalOutcome> {
  const refinery = await Refinery.start(context)
  const state: GoalState = { count: new GoalCount(context.plan.goal), taken: [], fed: 0 }
  for (;;) {
    const interrupted = await refineRounds(context, generator, refinery, state)
    if (interrupted !== undefined) return outcome(context, state, interrupted, 0)
    const end = endOf(context, generator, state)
    if (end !== undefined) return outcome(context, state, end, 0)
    const limit = limitOf(context, generator.step) - generator.sizeAfter(generator.finishedRounds - 1)
    const stopped = await generator.round({
      target: Math.min(targetOf(generator, state), limit),
      limit,
      open: state.count.open(),
      accepted: () => state.taken,
      wanted: context.plan.goal.accepted,
    })
    if (stopped !== undefined) return outcome(context, state, stopped, 0)
    const held = generator.held().length
    if (held > 0) return outcome(context, state, 'held', held)
  }
}

interface GoalState {
  readonly count: GoalCount
  readonly taken: number[]
  /** Rounds fed to the refinery. */
  fed: number
}

/** Feeds the rounds that the refinery has not seen, or what comes before a request to stop, which it names. */
async function refineRounds(
  context: RunContext,
  generator: StepGenerator,
  refinery: Refinery,
  state: GoalState,
): Promise<StopReason | undefined> {
  if (state.fed === generator.finishedRounds) return undefined
  const { ledger, stop } = context
  const from = state.fed === 0 ? 0 : generator.sizeAfter(state.fed - 1)
  const ordinals = verifiedOf(context, generator, from, generator.sizeAfter(generator.finishedRounds - 1))
  state.fed = generator.finishedRounds
  for await (const survivors of refinery.survivors(ordinals)) {
    for (const record of survivors) {
      const ordinal = ledger.index.ordinalOf(record.id)
      if (state.count.offer(record)) state.taken.push(ordinal)
      else if (ledger.index.stateAt(ordinal) === 'pending') {
        writeDisposition(ledger, record.id, { state: 'cancelled', reason: surplusReason(state), by: 'goal' })
      }
    }
    if (stop.reason !== undefined) return stop.reason
  }
  await ledger.commit()
  return undefined
}

/** Why a survivor is not taken: everything wanted is there, or no cell that is still open needs it. */
function surplusReason({ count }: GoalState): string {
  return count.isMet ? 'goal-met' : 'no-open-cell'
}

/** Ordinals of finished rounds that passed verification: undecided, or decided by a refiner or the goal. */
function* verifiedOf(
  context: RunContext,
  generator: StepGenerator,
  from: number,
  to: number,
): Generator<number> {
  const { index } = context.ledger
  let position = from
  for (const ordinal of generator.ordinals(from)) {
    if (position >= to) return
    position += 1
    const { state, by } = index.entry(ordinal)
    if (state === 'pending' || state === 'accepted' || by === 'goal' || by?.startsWith('refine/') === true)
      yield ordinal
  }
}

function endOf(
  context: RunContext,
  generator: StepGenerator,
  state: GoalState,
): GoalOutcome['end'] | undefined {
  if (state.count.isMet) return 'met'
  const rounds = generator.finishedRounds
  if (rounds === 0) return undefined
  if (generator.wasExhausted(rounds - 1)) return hasGoal(context) ? 'exhausted' : 'met'
  const isSpent = generator.sizeAfter(rounds - 1) >= limitOf(context, generator.step)
  if (!isSpent && !generator.wasFull(rounds - 1)) return undefined
  return hasGoal(context) ? 'candidate-budget' : 'met'
}

function hasGoal(context: RunContext): boolean {
  const { accepted, cells } = context.plan.goal
  return accepted !== undefined || cells.length > 0
}

/** Most drafts that the step may plan: the budget of the goal, or the step's own limit. */
function limitOf(context: RunContext, step: PlannedStep): number {
  const { candidates = Number.POSITIVE_INFINITY } = context.plan.goal
  return Math.min(candidates, step.candidates ?? Number.POSITIVE_INFINITY)
}

/** Drafts of the next round: first the number wanted, later what the yield so far asks for. */
function targetOf(generator: StepGenerator, state: GoalState): number {
  const rounds = generator.finishedRounds
  const before = rounds === 0 ? 0 : generator.sizeAfter(rounds - 1)
  const wanted = state.count.missing
  const yieldSoFar = Math.max(state.count.taken, 1) / Math.max(before, 1)
  const target = rounds === 0 ? wanted : Math.max(Math.ceil((wanted / yieldSoFar) * MARGIN), LEAST_DRAFTS)
  return Math.min(target, generator.step.bound.instance.roundDrafts ?? Number.POSITIVE_INFINITY)
}

function outcome(context: RunContext, state: GoalState, end: GoalOutcome['end'], held: number): GoalOutcome {
  const { count, taken } = state
  return { taken, wanted: context.plan.goal.accepted, cells: count.cells(), end, held }
}
