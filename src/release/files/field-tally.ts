/** Which fields the released rows have: counted while the data is written. */

import type { Json } from '../../base/canonical-json.js'
import { ID_FIELD } from '../released-row.js'

/** Fields counted at most (our own choice); rows of more different fields are tables of another kind. */
export const MOST_FIELDS = 200

/** A top-level field of the released rows. */
export interface FieldFacts {
  readonly name: string
  /** JSON types seen, commonest first. */
  readonly types: readonly string[]
  /** Rows that have the field. */
  readonly rows: number
}

/** Counts top-level fields and their JSON types. Memory: at most 200 fields. */
export class FieldTally {
  readonly #fields = new Map<string, Map<string, number>>()
  #isCut = false

  /** Whether there were more than 200 different fields, so that some are not told of. */
  get isCut(): boolean {
    return this.#isCut
  }

  /** Counts the fields of one row. */
  add(row: Readonly<Record<string, Json>>): void {
    for (const [name, value] of Object.entries(row)) {
      const types = this.#fields.get(name) ?? new Map<string, number>()
      if (types.size === 0 && this.#fields.size >= MOST_FIELDS) {
        this.#isCut = true
        continue
      }
      this.#fields.set(name, types)
      const type = typeOf(value)
      types.set(type, (types.get(type) ?? 0) + 1)
    }
  }

  /** The fields in order of first appearance, Cupel's id last. */
  fields(): FieldFacts[] {
    const all = [...this.#fields].map(([name, types]) => ({
      name,
      types: [...types].toSorted((a, b) => b[1] - a[1]).map(([type]) => type),
      rows: [...types.values()].reduce((sum, count) => sum + count, 0),
    }))
    return [...all.filter(({ name }) => name !== ID_FIELD), ...all.filter(({ name }) => name === ID_FIELD)]
  }
}

function typeOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
