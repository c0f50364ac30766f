/** Records as rows of group values: only the columns that name groups, only the different rows. */

import { type DataRecord, fieldValue, type Scalar } from '../record/data-record.js'
import { mostFrequent } from './value-counts.js'

/** What stands for the value of a record that has none. */
export const MISSING = '(missing)'

/** A field that names groups, with its values and how often each occurs. */
export interface GroupField {
  readonly field: string
  /** Values that it could have: those declared, else those that occur, most frequent first. */
  readonly values: readonly string[]
  readonly counts: ReadonlyMap<string, number>
  /** Records without a value. */
  readonly missing: number
  /** Values that occur although others were declared. */
  readonly undeclared: readonly string[]
}

/** The table in the order of its fields, or why there is none. */
export type Groups =
  | { readonly domains: readonly GroupField[]; readonly rows: readonly (readonly string[])[] }
  | { readonly unavailable: string; readonly detail: string }

const FOUND_VALUES = 20
const FOUND_CHARACTERS = 64
const MOST_VALUES = 1_000

/**
 * Collects the group values of records.
 *
 * Without given fields they are found: attributes that were asked for, else top-level fields with 2 to 20 different short
 * values, each used twice on average at least.
 */
export class RowTable {
  private readonly rows = new Map<string, ReadonlyMap<string, string>>()
  private readonly columns = new Map<string, Map<string, number>>()
  private readonly asked = new Set<string>()
  private readonly unfit = new Set<string>()
  private records = 0

  constructor(private readonly fields: readonly string[] | undefined) {}

  /** Number of records. */
  get n(): number {
    return this.records
  }

  /** Takes one record. */
  add(record: DataRecord): void {
    this.records += 1
    const row: [string, string][] = []
    for (const name of this.fields ?? this.candidateFields(record)) {
      const value = groupOf(record, name)
      if (value !== undefined && this.countValue(name, value)) row.push([name, value])
    }
    this.rows.set(JSON.stringify(row), new Map(row))
  }

  /** The fields with their values, and the different rows. */
  groups(declared: Readonly<Record<string, readonly Scalar[]>>): Groups {
    const names = this.fields ?? this.foundFields()
    if (names.length === 0) {
      return {
        unavailable: 'no-groups',
        detail: 'No field names groups; give them: { use: coverage, with: { fields: [topic] } }.',
      }
    }
    const domains: GroupField[] = []
    for (const field of names) {
      const counts = new Map(this.columns.get(field))
      if (counts.size > MOST_VALUES) {
        const detail = `The field "${field}" has more than ${MOST_VALUES} values; it names no groups.`
        return { unavailable: 'too-many-values', detail }
      }
      domains.push(this.groupField(field, counts, declared[field]))
    }
    return {
      domains,
      rows: [...this.rows.values()].map((row) => names.map((name) => row.get(name) ?? MISSING)),
    }
  }

  private groupField(
    field: string,
    counts: Map<string, number>,
    declared: readonly Scalar[] | undefined,
  ): GroupField {
    const found = mostFrequent(counts, MOST_VALUES).map(([value]) => value)
    const values = declared === undefined ? found : [...new Set(declared.map(String))]
    const present = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const missing = this.records - present
    return { field, values, counts, missing, undeclared: found.filter((value) => !values.includes(value)) }
  }

  private candidateFields(record: DataRecord): string[] {
    for (const name of Object.keys(record.lineage.asked ?? {})) this.asked.add(name)
    return [...new Set([...this.asked, ...Object.keys(record.data)])].filter((name) => name !== 'id')
  }

  /** Counts a value; false where the column has too many, or too long, values to name groups. */
  private countValue(name: string, value: string): boolean {
    const counts = this.columns.get(name) ?? new Map<string, number>()
    this.columns.set(name, counts)
    const most = this.fields === undefined ? FOUND_VALUES : MOST_VALUES
    if (this.fields === undefined && value.length > FOUND_CHARACTERS) this.unfit.add(name)
    if (counts.size > most || this.unfit.has(name)) return false
    counts.set(value, (counts.get(value) ?? 0) + 1)
    return counts.size <= most
  }

  private foundFields(): string[] {
    if (this.asked.size > 0) return [...this.asked]
    return [...this.columns].flatMap(([name, counts]) => {
      const isFew = counts.size >= 2 && counts.size <= Math.min(FOUND_VALUES, this.records / 2)
      return isFew && !this.unfit.has(name) ? [name] : []
    })
  }
}

function groupOf(record: DataRecord, name: string): string | undefined {
  const asked = record.lineage.asked
  const value =
    fieldValue(record.data, name) ??
    (asked !== undefined && Object.hasOwn(asked, name) ? asked[name] : undefined)
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
