/** Generates one step in rounds: plans, performs, verifies and commits in candidate order; resumes where a kill left it. */

import { isJsonObject } from '../base/canonical-json.js'
import { InternalError } from '../base/errors.js'
import { mapInOrder } from '../base/map-in-order.js'
import type { OpenCell, PlanContext } from '../contract/method.js'
import type { PlannedStep } from '../recipe/plan.js'
import { type JudgedCandidate, readCandidate, recordsOf, writeCandidate } from './candidates.js'
import { createPorts, type RunContext } from './context.js'
import { performTask } from './judge.js'
import { stepInput } from './step-input.js'
import type { Survey } from './survey.js'
import { type RoundProgress, roundTasks, type TaskIterator, taskIterator } from './task-stream.js'

/** Why generation stopped before the round was complete. */
export type StopReason = 'interrupt' | 'time-budget'

/** How a round ended. */
export interface RoundOutcome {
  readonly isExhausted: boolean
  readonly stopped: StopReason | undefined
}

/** What the goal tells a round. */
export interface RoundRequest {
  /** Drafts to plan; infinite for all that the method has. */
  readonly target: number
  readonly open: readonly OpenCell[]
  /** Ordinals that earlier rounds accepted, in candidate order. */
  readonly accepted: () => Iterable<number>
  /** Records wanted in the end, for the progress bar. */
  readonly wanted: number | undefined
}

interface FinishedRound {
  readonly tasks: number
  readonly drafts: number
  readonly isExhausted: boolean
}

/** Generates the rounds of one step, one after another. */
export class StepGenerator {
  readonly #context: RunContext
  /** The step that is generated. */
  readonly step: PlannedStep
  readonly #survey: Survey
  readonly #rounds: FinishedRound[]
  #iterator: TaskIterator | undefined

  constructor(context: RunContext, step: PlannedStep, survey: Survey) {
    this.#context = context
    this.step = step
    this.#survey = survey
    this.#rounds = context.ledger.state.valuesOf('round-generated').flatMap((fact) => {
      const isOurs = isJsonObject(fact) && fact.step === step.index
      return isOurs ? [fact as unknown as FinishedRound] : []
    })
  }

  /** Rounds that are complete, those of earlier processes included. */
  get finishedRounds(): number {
    return this.#rounds.length
  }

  /** Candidates at the end of a finished round (0-based). */
  sizeAfter(round: number): number {
    return this.#rounds[round]?.drafts ?? 0
  }

  /** Whether a finished round (0-based) was the method's last. */
  wasExhausted(round: number): boolean {
    return this.#rounds[round]?.isExhausted ?? false
  }

  /** Generates the next round to its end, or until a stop. */
  async round(request: RoundRequest): Promise<RoundOutcome> {
    const { ledger, concurrency, plan } = this.#context
    const step = this.step
    const before = this.#rounds.at(-1) ?? { tasks: 0, drafts: 0, isExhausted: false }
    const progress: RoundProgress = { tasks: 0, drafts: 0, isExhausted: false }
    const bounds = {
      step: step.index,
      target: request.target,
      planned: ledger.index.plannedOf(step.index) - before.drafts,
      come: ledger.index.sizeOf(step.index) - before.drafts,
      redo: await this.#heldTasks(before.drafts),
    }
    const ports = createPorts(this.#context, step.id)
    const iterator = await this.#tasks(request, before)
    const tasks = roundTasks(iterator, bounds, ledger, progress)
    for await (const candidates of mapInOrder(tasks, { concurrency }, (task) =>
      performTask(plan, step, task, ports),
    )) {
      this.#write(candidates, bounds.redo)
      await ledger.commitIfDue(this.#context.now())
      this.#tell(request.wanted)
      const stopped = this.#stopReason()
      if (stopped !== undefined) {
        await ledger.commit()
        return { isExhausted: false, stopped }
      }
    }
    if (this.step.plugIn.rounds) await iterator.close()
    this.#finish(before, progress)
    await ledger.commit()
    return { isExhausted: progress.isExhausted, stopped: undefined }
  }

  /** Lets go of the plan that is kept across rounds; no round may follow. */
  async close(): Promise<void> {
    await this.#iterator?.close()
  }

  /** Ordinals of this step, in candidate order. */
  *ordinals(from = 0): Generator<number> {
    const { index } = this.#context.ledger
    let position = 0
    for (let ordinal = 0; ordinal < index.size; ordinal += 1) {
      if (index.stepAt(ordinal) !== this.step.index) continue
      if (position >= from) yield ordinal
      position += 1
    }
  }

  /** Candidates of the unfinished round that are held (pending with a reason): a verifier failed, or user code threw. */
  held(): number[] {
    const { index } = this.#context.ledger
    return [...this.ordinals(this.#rounds.at(-1)?.drafts ?? 0)].filter((ordinal) => {
      return index.stateAt(ordinal) === 'pending' && index.entry(ordinal).reason !== null
    })
  }

  async #heldTasks(from: number): Promise<Set<string>> {
    const { ledger } = this.#context
    const keys = new Set<string>()
    for (const ordinal of this.ordinals(from)) {
      if (ledger.index.stateAt(ordinal) !== 'pending' || ledger.index.entry(ordinal).reason === null) continue
      keys.add((await readCandidate(ledger, ordinal)).record.lineage.task)
    }
    return keys
  }

  async #tasks(request: RoundRequest, before: FinishedRound): Promise<TaskIterator> {
    const { method, context } = {
      method: this.step.bound.instance,
      context: this.#planContext(request, before),
    }
    if (this.step.plugIn.rounds) return taskIterator(method.plan(context))
    if (this.#iterator !== undefined) return this.#iterator
    const iterator = taskIterator(method.plan({ ...context, round: 0, planned: 0 }))
    for (let skipped = 0; skipped < before.tasks; skipped += 1) await iterator.next()
    this.#iterator = iterator
    return iterator
  }

  #planContext(request: RoundRequest, before: FinishedRound): PlanContext {
    const { ledger } = this.#context
    return {
      round: this.#rounds.length,
      planned: before.tasks,
      records: () => stepInput(this.#context, this.step, this.#survey),
      accepted: () => recordsOf(ledger, request.accepted()),
      open: request.open,
      ports: createPorts(this.#context, this.step.id),
    }
  }

  #write(candidates: readonly JudgedCandidate[], redo: ReadonlySet<string>): void {
    const { ledger, plan } = this.#context
    const isOutput = this.step.index === plan.output
    for (const candidate of candidates) {
      const { id, lineage } = candidate.record
      if (ledger.index.ordinalOf(id) >= 0 && !redo.has(lineage.task))
        throw duplicateTask(this.step.id, lineage.task)
      const disposition = candidate.disposition ?? (isOutput ? clearedFor(redo, lineage.task) : ACCEPTED)
      writeCandidate(ledger, this.step.index, { ...candidate, disposition })
    }
  }

  #finish(before: FinishedRound, progress: RoundProgress): void {
    const finished = {
      tasks: before.tasks + progress.tasks,
      drafts: before.drafts + progress.drafts,
      isExhausted: progress.isExhausted,
    }
    if (this.held().length > 0) return
    this.#rounds.push(finished)
    this.#context.ledger.fact('round-generated', {
      step: this.step.index,
      round: this.#rounds.length - 1,
      ...finished,
    })
  }

  #stopReason(): StopReason | undefined {
    const { stop, now, deadlineMs } = this.#context
    if (stop.reason !== undefined) return stop.reason
    return now() >= deadlineMs ? 'time-budget' : undefined
  }

  #tell(wanted: number | undefined): void {
    const counts = this.#context.ledger.index.counts()
    this.#context.observe({ type: 'progress', done: counts.planned - counts.pending, wanted, counts })
  }
}

const ACCEPTED = { state: 'accepted', reason: null, by: null } as const
const CLEARED = { state: 'pending', reason: null, by: null } as const

function clearedFor(redo: ReadonlySet<string>, task: string): JudgedCandidate['disposition'] {
  return redo.has(task) ? CLEARED : undefined
}

function duplicateTask(step: string, key: string): InternalError {
  return new InternalError('duplicate-task', {
    message: `The method of step "${step}" planned the task "${key}" twice.`,
    hint: 'Task keys must be unique within a step; this is a bug of the method.',
  })
}
