/** Counts survivors against the goal, in candidate order: the first records that are needed are taken, the rest is surplus. */

import type { OpenCell } from '../contract/method.js'
import { type DataRecord, fieldValue } from '../record/data-record.js'
import type { PlannedCell, PlannedGoal } from '../recipe/plan.js'

/** A cell with what it got so far. */
export interface CellState {
  readonly cell: PlannedCell
  readonly got: number
}

/** Cells that name the same attributes, by the values that they want. */
interface CellGroup {
  readonly names: readonly string[]
  readonly cells: Map<string, number>
}

/**
 * A count of survivors. A record that no open cell needs, or that comes after the number wanted, is surplus.
 *
 * Cells are matched by the record's fields of the attributes' names. Cost: one look-up a record for each different set of
 * attributes: 1 for a full crossing, C(k, t) for t-way goals.
 */
export class GoalCount {
  readonly #goal: PlannedGoal
  readonly #groups: readonly CellGroup[]
  readonly #got: number[]
  #missingInCells: number
  #taken = 0

  constructor(goal: PlannedGoal) {
    this.#goal = goal
    this.#groups = groupCells(goal.cells)
    this.#got = goal.cells.map(() => 0)
    this.#missingInCells = goal.cells.reduce((sum, cell) => sum + cell.count, 0)
  }

  /** Number of records taken. */
  get taken(): number {
    return this.#taken
  }

  /** Whether nothing more is wanted. Without a goal something always is. */
  get isMet(): boolean {
    return this.missing === 0
  }

  /** Records still wanted, at most; infinite without a goal. A record may fill several cells. */
  get missing(): number {
    const { accepted, cells } = this.#goal
    if (accepted === undefined && cells.length === 0) return Number.POSITIVE_INFINITY
    return Math.max(accepted === undefined ? 0 : accepted - this.#taken, this.#missingInCells)
  }

  /** Takes a survivor if it is needed; false makes it surplus. */
  offer(record: DataRecord): boolean {
    const filled = this.#openCellsOf(record)
    if (filled.length === 0 && !this.#takesAny()) return false
    for (const cell of filled) this.#got[cell] = (this.#got[cell] ?? 0) + 1
    this.#missingInCells -= filled.length
    this.#taken += 1
    return true
  }

  /** Cells that still miss records, in the order of the recipe. */
  open(): OpenCell[] {
    return this.#goal.cells.flatMap((cell, index) => {
      const missing = cell.count - (this.#got[index] ?? 0)
      return missing > 0 ? [{ attributes: cell.attributes, missing }] : []
    })
  }

  /** All cells with what they got. */
  cells(): CellState[] {
    return this.#goal.cells.map((cell, index) => ({ cell, got: this.#got[index] ?? 0 }))
  }

  #openCellsOf({ data }: DataRecord): number[] {
    if (this.#missingInCells === 0) return []
    return this.#groups.flatMap(({ names, cells }) => {
      const cell = cells.get(keyOf(names.map((name) => fieldValue(data, name))))
      return cell !== undefined && (this.#got[cell] ?? 0) < (this.#goal.cells[cell]?.count ?? 0) ? [cell] : []
    })
  }

  /** Whether a record that fills no cell is wanted: without cells, or beyond them. */
  #takesAny(): boolean {
    const { accepted, cells } = this.#goal
    if (this.#missingInCells > 0) return false
    return accepted === undefined ? cells.length === 0 : this.#taken < accepted
  }
}

function groupCells(cells: readonly PlannedCell[]): CellGroup[] {
  const groups = new Map<string, CellGroup>()
  for (const [index, { attributes }] of cells.entries()) {
    const names = Object.keys(attributes)
    const signature = keyOf(names)
    const group = groups.get(signature) ?? { names, cells: new Map<string, number>() }
    groups.set(signature, group)
    group.cells.set(keyOf(names.map((name) => attributes[name])), index)
  }
  return [...groups.values()]
}

function keyOf(values: readonly unknown[]): string {
  return JSON.stringify(values)
}
