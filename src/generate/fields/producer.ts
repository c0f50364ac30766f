/** What every kind of field compiles to: which fields it reads, and how it makes its value. */

import type { Json, JsonObject } from '../../base/canonical-json.js'
import type { Random } from '../../base/random.js'
import type { Refusal } from '../../contract/method.js'
import type { TaskPorts } from '../../contract/ports.js'
import type { DataRecord, Scalar } from '../../record/data-record.js'

/** What a field may look at while its value is made. */
export interface RowContext {
  /** Values of the fields made so far, and the source record's data as `source`. */
  readonly values: JsonObject
  /** The field's own stream, from its start at each reading: other fields never change what it draws. */
  readonly random: Random
  readonly ports: TaskPorts
  /** Key of the task, for messages. */
  readonly task: string
  /** Records that the row is made from. */
  readonly parents: readonly DataRecord[]
  /** Name of the sample to ask a model for: keeps apart rows, and draws of one row, that share a prompt. */
  readonly sample: number | string
}

/** A value, or why there is none. */
export type Outcome = { readonly value: Json } | Refusal

/** A compiled field. */
export interface Producer {
  /** Names of fields that it reads; `source` for the source record. */
  readonly reads: readonly string[]
  /** The dotted paths that it reads, where they are known: `source.topic`. Absent when only names are. */
  readonly paths?: readonly string[]
  /** Those of the paths that its first question to a model may not show: a query for examples, later turns. */
  readonly unseen?: readonly string[]
  /** Who it waits for: such fields are made last and at the same time. Absent for those made in this process at once. */
  readonly outside?: 'model' | 'function'
  produce(context: RowContext): Outcome | Promise<Outcome>
  /** For drawn fields that a cell can ask for: whether this value is one of theirs. Absent for computed fields. */
  readonly accepts?: (value: Scalar) => boolean
  /** For fields of categories: what a cell that asks for a sub-category must know. */
  readonly category?: Category
}

/** The values of a category field and their weights. */
export interface Category {
  /** The field whose value chooses the list; undefined for one list. */
  readonly of: string | undefined
  /** All values, over all lists, each once. */
  readonly values: readonly Scalar[]
  /** Weight of a value given the other field's value; 0 when it cannot come. */
  weightOf(value: Scalar, group: Scalar | undefined): number
}

/** The name of the field that a dotted path starts with: `user` of `user.name`. */
export function rootOf(path: string): string {
  return path.split('.', 1)[0] ?? path
}
