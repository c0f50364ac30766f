/** Generates one step in rounds: plans, performs, verifies and commits in candidate order; resumes where a kill left it. */

import { InternalError, isStop, type StoppedError } from '../base/errors.js'
import { mapInOrder } from '../base/map-in-order.js'
import type { OpenCell, PlanContext, Task } from '../contract/method.js'
import type { PlannedStep } from '../recipe/plan.js'
import { type JudgedCandidate, readCandidate, recordsOf, writeCandidate } from './candidates.js'
import { createPorts, type RunContext } from './context.js'
import { type FinishedRound, finishedRounds, NO_ROUND } from './finished-round.js'
import { GoalCount } from './goal-count.js'
import { performTask } from './judge.js'
import { stepInput } from './step-input.js'
import type { Survey } from './survey.js'
import { type RoundProgress, roundTasks, type TaskIterator, taskIterator } from './task-stream.js'

/** Why generation stopped before the round was complete; an error when no model can be asked any more. */
export type StopReason = 'interrupt' | 'time-budget' | StoppedError

/** What the goal tells a round. */
export interface RoundRequest {
  /** Drafts to plan; infinite for all that the method has. */
  readonly target: number
  /** Drafts that may be planned at most. */
  readonly limit: number
  readonly open: readonly OpenCell[]
  /** Ordinals that earlier rounds accepted, in candidate order. */
  readonly accepted: () => Iterable<number>
  /** Records wanted in the end, for the progress bar. */
  readonly wanted: number | undefined
}

/** Generates the rounds of one step, one after another. */
export class StepGenerator {
  readonly #context: RunContext
  /** The step that is generated. */
  readonly step: PlannedStep
  readonly #survey: Survey
  readonly #rounds: FinishedRound[]
  #iterator: TaskIterator | undefined
  /** Tasks begun: older ones are served first by the models. */
  #begun = 0

  constructor(context: RunContext, step: PlannedStep, survey: Survey) {
    this.#context = context
    this.step = step
    this.#survey = survey
    this.#rounds = finishedRounds(context.ledger, step.index)
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

  /** Whether a finished round (0-based) ended because the next task did not fit the limit. */
  wasFull(round: number): boolean {
    return this.#rounds[round]?.isFull ?? false
  }

  /** Generates the next round to its end, or until a stop, which it names. */
  async round(request: RoundRequest): Promise<StopReason | undefined> {
    const { ledger } = this.#context
    const step = this.step
    const before = this.#rounds.at(-1) ?? NO_ROUND
    const progress: RoundProgress = { ...NO_ROUND }
    const bounds = {
      step: step.index,
      target: request.target,
      limit: request.limit,
      planned: ledger.index.plannedOf(step.index) - before.drafts,
      come: ledger.index.sizeOf(step.index) - before.drafts,
      redo: await this.#heldTasks(),
    }
    const iterator = await this.#tasks(request, before)
    try {
      const tasks = roundTasks(iterator, bounds, ledger, progress)
      const stopped = await this.#perform(tasks, bounds.redo, request.wanted)
      if (stopped === undefined) this.#finish(before, progress)
      await ledger.commit()
      return stopped
    } finally {
      if (step.plugIn.rounds) await iterator.close()
    }
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
    const held: number[] = []
    for (const ordinal of this.ordinals(this.#rounds.at(-1)?.drafts ?? 0)) {
      if (index.isHeldAt(ordinal)) held.push(ordinal)
    }
    return held
  }

  async #perform(
    tasks: AsyncIterable<Task>,
    redo: ReadonlySet<string>,
    wanted: number | undefined,
  ): Promise<StopReason | undefined> {
    const { plan, ledger, concurrency, now } = this.#context
    const outcomes = mapInOrder(tasks, { concurrency }, (task) => {
      const priority = this.#begun
      this.#begun += 1
      return performTask(plan, this.step, task, (model, note) =>
        createPorts(this.#context, { name: this.step.id, model, asker: { priority, note } }),
      )
    })
    try {
      for await (const candidates of outcomes) {
        this.#write(candidates, redo)
        await ledger.commitIfDue(now())
        this.#tell(wanted)
        const stopped = this.#stopReason()
        if (stopped !== undefined) return stopped
      }
    } catch (thrown) {
      if (isStop(thrown)) return this.#stopReason() ?? thrown
      throw thrown
    }
    return undefined
  }

  async #heldTasks(): Promise<Set<string>> {
    const keys = new Set<string>()
    for (const ordinal of this.held()) {
      keys.add((await readCandidate(this.#context.ledger, ordinal)).record.lineage.task)
    }
    return keys
  }

  async #tasks(request: RoundRequest, before: FinishedRound): Promise<TaskIterator> {
    const method = this.step.bound.instance
    if (this.step.plugIn.rounds) {
      const round = { round: this.#rounds.length, planned: before.tasks, open: request.open }
      return taskIterator(method.plan(this.#planContext(round, request.accepted)))
    }
    if (this.#iterator !== undefined) return this.#iterator
    const first = { round: 0, planned: 0, open: this.#openAtFirst() }
    const iterator = taskIterator(method.plan(this.#planContext(first, () => [])))
    for (let skipped = 0; skipped < before.tasks; skipped += 1) await iterator.next()
    this.#iterator = iterator
    return iterator
  }

  #planContext(
    round: Pick<PlanContext, 'round' | 'planned' | 'open'>,
    accepted: RoundRequest['accepted'],
  ): PlanContext {
    const { ledger } = this.#context
    return {
      ...round,
      records: () => stepInput(this.#context, this.step, this.#survey),
      accepted: () => recordsOf(ledger, accepted()),
      ports: createPorts(this.#context, { name: this.step.id, model: this.step.models.own }),
    }
  }

  /** What the first round found open: a method that is planned once sees the same after every kill. */
  #openAtFirst(): readonly OpenCell[] {
    const { plan } = this.#context
    return this.step.index === plan.output ? new GoalCount(plan.goal).open() : []
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
      isFull: progress.isFull,
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
    const { ledger, models, observe } = this.#context
    const { index } = ledger
    observe({ type: 'progress', done: index.size, wanted, counts: index.counts(), models })
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
