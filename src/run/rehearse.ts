/** Performs the first tasks of a plan outside a run: for a preview, and for the forecast of calls. Writes no ledger. */

import type { PlanContext } from '../contract/method.js'
import type { Plan, PlannedStep } from '../recipe/plan.js'
import type { DataRecord } from '../record/data-record.js'
import type { JudgedCandidate } from './candidates.js'
import { createPorts, type PortsSource } from './context.js'
import { GoalCount } from './goal-count.js'
import { performTask } from './judge.js'
import { sourceRecords } from './source-records.js'
import { taskIterator } from './task-stream.js'

/** What a rehearsal works with. */
export interface Rehearsal extends PortsSource {
  readonly plan: Plan
}

/**
 * Candidates of a step, in candidate order, as the first round of a run would make them; steps before it are performed
 * as far as they are read, one task at a time. Refiners do not take part: what they drop is not known before the whole round.
 */
export async function* rehearse(rehearsal: Rehearsal, step: PlannedStep): AsyncGenerator<JudgedCandidate> {
  const { plan } = rehearsal
  const context: PlanContext = {
    round: 0,
    planned: 0,
    open: step.index === plan.output ? new GoalCount(plan.goal).open() : [],
    records: () => inputOf(rehearsal, step),
    accepted: () => noRecords(),
    ports: createPorts(rehearsal, { name: step.id, model: step.models.own }),
  }
  const tasks = taskIterator(step.bound.instance.plan(context))
  try {
    for (let task = await tasks.next(); task !== undefined; task = await tasks.next()) {
      yield* await performTask(plan, step, task, (model, note) =>
        createPorts(rehearsal, { name: step.id, model, asker: { priority: 0, note } }),
      )
    }
  } finally {
    await tasks.close()
  }
}

async function* inputOf(rehearsal: Rehearsal, step: PlannedStep): AsyncGenerator<DataRecord> {
  const { plan } = rehearsal
  const { intake } = step.bound.instance
  for await (const record of rowsOf(rehearsal, plan, step))
    if ((intake?.(record) ?? null) === null) yield record
}

async function* rowsOf(rehearsal: Rehearsal, plan: Plan, { from }: PlannedStep): AsyncGenerator<DataRecord> {
  if (from === undefined) return
  const source = from.kind === 'source' ? plan.sources.get(from.id) : undefined
  if (source !== undefined) yield* sourceRecords(source)
  const earlier = from.kind === 'step' ? plan.steps.find((one) => one.id === from.id) : undefined
  if (earlier === undefined) return
  for await (const { record, disposition } of rehearse(rehearsal, earlier)) {
    if (disposition === undefined) yield record
  }
}

async function* noRecords(): AsyncGenerator<never> {
  // Before a first round nothing is accepted.
}
