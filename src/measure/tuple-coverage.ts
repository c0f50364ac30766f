/** t-way coverage of a table: which combinations of values occur. */

import { labelOf } from './label-of.js'

/** A column with the values that it could have. */
export interface Domain {
  readonly field: string
  readonly values: readonly string[]
}

/** How many combinations occur, and some of those that do not. */
export interface TupleCoverage {
  /** Columns in a combination. */
  readonly ways: number
  readonly covered: number
  readonly possible: number
  /** Up to 1,000 combinations that do not occur, as `field = value & field = value`. */
  readonly empty: readonly string[]
}

const NAMED_CELLS = 1_000

/**
 * Counts the combinations of values of every `strength` columns that occur in some row.
 *
 * In:     rows as value lists in the order of the domains; values outside a domain are ignored. 1 ≤ strength ≤ columns.
 * Cost:   rows × choices of columns, plus the number of possible combinations up to 1,000 missing ones.
 */
export function coverTuples(
  rows: Iterable<readonly string[]>,
  domains: readonly Domain[],
  strength: number,
): TupleCoverage {
  const choices = combinations(domains.length, strength)
  const seen = choices.map(() => new Set<string>())
  const known = domains.map(({ values }) => new Set(values))
  for (const row of rows) {
    choices.forEach((columns, choice) => {
      if (!columns.every((column) => known[column]?.has(row[column] ?? ''))) return
      seen[choice]?.add(keyOf(columns.map((column) => row[column] ?? '')))
    })
  }
  let covered = 0
  let possible = 0
  const empty: string[] = []
  choices.forEach((columns, choice) => {
    const parts = columns.map((column) => domains[column] ?? { field: '', values: [] })
    covered += seen[choice]?.size ?? 0
    possible += parts.reduce((product, { values }) => product * new Set(values).size, 1)
    for (const cell of cellsOf(parts)) {
      if (empty.length >= NAMED_CELLS) break
      if (!seen[choice]?.has(keyOf(cell)))
        empty.push(cell.map((value, i) => `${parts[i]?.field} = ${labelOf(value)}`).join(' & '))
    }
  })
  return { ways: strength, covered, possible, empty }
}

function keyOf(values: readonly string[]): string {
  return JSON.stringify(values)
}

function combinations(columns: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]]
  const all: number[][] = []
  for (let first = from; first <= columns - size; first += 1) {
    for (const rest of combinations(columns, size - 1, first + 1)) all.push([first, ...rest])
  }
  return all
}

function* cellsOf(parts: readonly Domain[]): Generator<string[]> {
  const [first, ...rest] = parts
  if (first === undefined) {
    yield []
    return
  }
  for (const value of new Set(first.values)) {
    for (const cell of cellsOf(rest)) yield [value, ...cell]
  }
}
