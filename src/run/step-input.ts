/** The records that a step works on: those of its source or earlier step that its intake took. */

import type { DataRecord } from '../record/data-record.js'
import type { Plan, PlannedStep } from '../recipe/plan.js'
import type { LedgerView } from '../store/ledger-view.js'
import { recordsOf } from './candidates.js'
import type { RunContext } from './context.js'
import { sourceRecords } from './source-records.js'
import type { IntakeReport, Survey } from './survey.js'

/** Input of a step in order; nothing for a step without `from`. May be read several times. */
export async function* stepInput(
  context: RunContext,
  step: PlannedStep,
  survey: Survey,
): AsyncGenerator<DataRecord> {
  if (step.from?.kind === 'source') yield* fromSource(context, step, step.from.id, survey)
  if (step.from?.kind === 'step') yield* fromStep(context, step, step.from.id)
}

async function* fromSource(
  context: RunContext,
  step: PlannedStep,
  id: string,
  survey: Survey,
): AsyncGenerator<DataRecord> {
  const source = context.plan.sources.get(id)
  if (source === undefined) return
  let position = 0
  for await (const record of sourceRecords(source)) {
    if (survey.took(step.id, position)) yield record
    position += 1
  }
}

async function* fromStep(
  { plan, ledger }: RunContext,
  step: PlannedStep,
  id: string,
): AsyncGenerator<DataRecord> {
  const { intake } = step.bound.instance
  for await (const record of recordsOf(ledger, acceptedOf(plan, ledger, id))) {
    if (intake === undefined || intake(record) === null) yield record
  }
}

/** Counts what the intake of a step says of an earlier step's records; undefined when there is nothing to say. */
export async function stepIntake(
  { plan, ledger }: RunContext,
  step: PlannedStep,
): Promise<IntakeReport | undefined> {
  const { intake } = step.bound.instance
  if (step.from?.kind !== 'step' || intake === undefined) return undefined
  const refused: Record<string, number> = {}
  let taken = 0
  for await (const record of recordsOf(ledger, acceptedOf(plan, ledger, step.from.id))) {
    const refusal = intake(record)
    if (refusal === null) taken += 1
    else refused[refusal.refused] = (refused[refusal.refused] ?? 0) + 1
  }
  return { step: step.id, source: step.from.id, taken, refused }
}

function* acceptedOf(plan: Plan, { index }: LedgerView, id: string): Generator<number> {
  const earlier = plan.steps.findIndex((one) => one.id === id)
  for (let ordinal = 0; ordinal < index.size; ordinal += 1) {
    if (index.stepAt(ordinal) === earlier && index.stateAt(ordinal) === 'accepted') yield ordinal
  }
}
