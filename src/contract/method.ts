/** The contract of a method: a named, versioned, cited way to generate. */

import type { Json, JsonObject } from '../base/canonical-json.js'
import type { Attributes, DataRecord } from '../record/data-record.js'
import { type Declaration, definePlugIn, type OptionFiles, type PlugIn } from './plug-in.js'
import type { Ports, TaskPorts } from './ports.js'

/** A planned unit of generation. Planned before it is performed; at most `drafts` drafts come back. */
export interface Task {
  /** Unique within the step and stable: names the task's randomness and its candidates' ids. */
  readonly key: string
  /** Number of drafts planned (≥ 1). Those that do not come back are rejected with a reason, never lost. */
  readonly drafts: number
  readonly parents: readonly DataRecord[]
  /** Attributes that the drafts shall reach. */
  readonly asked?: Attributes
  /** What `perform` needs beside the parents. */
  readonly payload?: Json
}

/** A draft that came back. */
export interface Draft {
  /** The user's fields. */
  readonly data: JsonObject
  readonly notes?: JsonObject
  /** Keys of the recorded answers that it was made of; default all that the task asked for. */
  readonly effects?: readonly string[]
}

/** A draft that did not come: the method's reason code, kept in the ledger as the candidate's rejection. */
export interface Refusal {
  readonly refused: string
  readonly detail?: string
  /** As of a draft. */
  readonly effects?: readonly string[]
}

/** An open cell of a goal: attributes with the number of accepted records still missing. */
export interface OpenCell {
  readonly attributes: Attributes
  readonly missing: number
}

/** What a plan may look at. Same context, same tasks. */
export interface PlanContext {
  /** 0-based round. Methods without `rounds` are planned once, in round 0. */
  readonly round: number
  /** Number of tasks that this step planned in earlier rounds. */
  readonly planned: number
  /** Input records: those of `from` that the intake took, in order. May be read several times. */
  records(): AsyncIterable<DataRecord>
  /** What earlier rounds accepted, in candidate order. Empty in round 0. */
  accepted(): AsyncIterable<DataRecord>
  /** Cells of the goal that are still open, in the order of the recipe; empty without cells. */
  readonly open: readonly OpenCell[]
  readonly ports: Ports
}

/** A method with its options. */
export interface MethodRun {
  /** Whether the plan never ends by itself; such a step needs a goal or a number of candidates. Default false. */
  readonly isEndless?: boolean
  /** Most drafts of one round, for methods whose later tasks shall see what earlier rounds accepted. Default unbounded. */
  readonly roundDrafts?: number
  /** Refuses an input record before planning; null takes it. Pure. Refusals are counted by reason in the report. */
  intake?(record: DataRecord): Refusal | null
  /** Plans tasks; may be endless, the runner stops at the goal or the budget. */
  plan(context: PlanContext): Iterable<Task> | AsyncIterable<Task>
  /** Performs one task. A throw is a bug of the method or of user code, never a bad record. */
  perform(task: Task, ports: TaskPorts): Promise<readonly (Draft | Refusal)[]>
}

/** What a method declares. */
export interface MethodDeclaration<Options> extends Declaration<Options> {
  /** Family for `list`: `reasoning`, `instructions`, `tables` … */
  readonly family: string
  /** `records` if it needs `from`, `nothing` if it generates from options alone, `either`. */
  readonly input: 'records' | 'nothing' | 'either'
  /** Planned anew in every round, seeing what earlier rounds accepted and which cells are open. Default false. */
  readonly rounds?: boolean
  start(options: Options, files: OptionFiles): MethodRun
}

/** A method of any options. */
export interface Method extends PlugIn<'method', MethodRun> {
  readonly family: string
  readonly input: 'records' | 'nothing' | 'either'
  readonly rounds: boolean
}

/** Defines a method. `start` binds the options; everything else is declared. */
export function defineMethod<Options>(declaration: MethodDeclaration<Options>): Method {
  const plugIn = definePlugIn('method', declaration, (options: Options, files) =>
    declaration.start(options, files),
  )
  return {
    ...plugIn,
    family: declaration.family,
    input: declaration.input,
    rounds: declaration.rounds ?? false,
  }
}
