/** The records that a step works on: those of its source or earlier step that its intake took. */

import type { DataRecord } from '../record/data-record.js'
import type { PlannedStep } from '../recipe/plan.js'
import { recordsOf } from './candidates.js'
import type { RunContext } from './context.js'
import { sourceRecords } from './source-records.js'
import type { Survey } from './survey.js'

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
  const earlier = plan.steps.findIndex((one) => one.id === id)
  const { intake } = step.bound.instance
  const accepted = function* (): Generator<number> {
    for (let ordinal = 0; ordinal < ledger.index.size; ordinal += 1) {
      if (ledger.index.stepAt(ordinal) === earlier && ledger.index.stateAt(ordinal) === 'accepted')
        yield ordinal
    }
  }
  for await (const record of recordsOf(ledger, accepted())) {
    if (intake === undefined || intake(record) === null) yield record
  }
}
