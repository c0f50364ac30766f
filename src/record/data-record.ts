/** The record: immutable content with its lineage. Verdicts and dispositions are ledger facts, never fields here. */

import type { JsonObject } from '../base/canonical-json.js'
import { isJsonObject } from '../base/canonical-json.js'
import { makeId } from '../base/ids.js'

/** A value that an attribute can take: what a cell asks for, what a group is called. */
export type Scalar = string | number | boolean

/** Attribute values asked for or reached, by attribute name. */
export type Attributes = Readonly<Record<string, Scalar>>

/** One record that another was made from. */
export interface ParentLink {
  /** Id of the parent record. */
  readonly id: string
  /** Source or step that the parent belongs to. */
  readonly from: string
  /** 1-based row of the parent in its source; absent for a parent made by a step. */
  readonly row?: number
}

/** Where a record came from. */
export interface Lineage {
  /** Producer and version: `number-variation@1`, or the reader of a source row: `jsonl@1`. */
  readonly method: string
  /** `real` for rows of a source of that kind, `synthetic` for all that a method made. */
  readonly origin: 'real' | 'synthetic'
  /** Key of the task within its step; for a source row its place, e.g. `line 12`. */
  readonly task: string
  /** 0-based draft within the task. */
  readonly draft: number
  readonly parents: readonly ParentLink[]
  /** Id of the seed that a family of records goes back to: the unit of cluster resampling. Its own id without parents. */
  readonly root: string
  /** Attributes that the task was asked to reach. */
  readonly asked?: Attributes
  /** Small facts of the method about this record (which literals changed, the skeleton); never user fields. */
  readonly notes?: JsonObject
}

/** Immutable content: the user's fields in `data`, bookkeeping only in `lineage`. */
export interface DataRecord {
  readonly id: string
  /** Id of the step or source that the record belongs to. */
  readonly step: string
  readonly data: JsonObject
  readonly lineage: Lineage
}

/** Id of a candidate: a function of where it stands in the plan, not of its content, so stable across resumes. */
export function candidateId(step: string, task: string, draft: number): string {
  return makeId('candidate', step, task, draft)
}

/** Id of a source row: of the user's own id if the source names one, else of the row number. */
export function sourceRecordId(source: string, key: string | number): string {
  return makeId('source', source, key)
}

/**
 * The text of a record: one field, several joined by a line break, or all top-level strings but `id`, in the canonical
 * order of their keys (a record read back from the ledger has the same text as it had when it was made).
 *
 * Edge: a missing or non-string field counts as empty (numbers and booleans are written out).
 */
export function textOf(record: DataRecord, fields?: string | readonly string[]): string {
  const names =
    fields === undefined ? defaultTextFields(record) : typeof fields === 'string' ? [fields] : fields
  return names.map((name) => fieldText(record.data, name)).join('\n')
}

/** One field by name or dotted path (`user.name`, `turns.0.content`) as text; empty when absent. */
export function fieldText(data: JsonObject, path: string): string {
  const value = fieldValue(data, path)
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/**
 * One field by name or dotted path, list items by 0-based index; `undefined` when absent. A key that holds the dots
 * itself wins. What objects inherit (`constructor`, `length`) is no field.
 */
export function fieldValue(data: JsonObject, path: string): unknown {
  if (Object.hasOwn(data, path)) return data[path]
  let value: unknown = data
  for (const part of path.split('.')) {
    if (Array.isArray(value)) value = /^\d+$/.test(part) ? value[Number(part)] : undefined
    else if (isJsonObject(value) && Object.hasOwn(value, part)) value = value[part]
    else return undefined
  }
  return value
}

function defaultTextFields(record: DataRecord): readonly string[] {
  return Object.keys(record.data)
    .filter((key) => key !== 'id' && typeof record.data[key] === 'string')
    .sort()
}
