/** Counts survivors against the goal, in candidate order: the first records that are needed are taken, the rest is surplus. */

import type { OpenCell } from '../contract/method.js'
import { type DataRecord, fieldValue } from '../record/data-record.js'
import type { PlannedCell, PlannedGoal } from '../recipe/plan.js'

/** A cell with what it got so far. */
export interface CellState {
  readonly cell: PlannedCell
  readonly got: number
}

/**
 * A count of survivors. A record that no open cell needs, or that comes after the number wanted, is surplus.
 *
 * Cells are matched by the record's fields of the attributes' names. Cost: O(cells) a record.
 */
export class GoalCount {
  readonly #goal: PlannedGoal
  readonly #got: number[]
  #taken = 0

  constructor(goal: PlannedGoal) {
    this.#goal = goal
    this.#got = goal.cells.map(() => 0)
  }

  /** Number of records taken. */
  get taken(): number {
    return this.#taken
  }

  /** Whether nothing more is wanted. Without a goal something always is. */
  get isMet(): boolean {
    const { accepted, cells } = this.#goal
    if (accepted === undefined && cells.length === 0) return false
    const isCountMet = accepted === undefined || this.#taken >= accepted
    return isCountMet && this.open().length === 0
  }

  /** Records still wanted; infinite without a goal. */
  get missing(): number {
    const { accepted, cells } = this.#goal
    if (accepted === undefined && cells.length === 0) return Number.POSITIVE_INFINITY
    const inCells = this.open().reduce((sum, cell) => sum + cell.missing, 0)
    return Math.max(accepted === undefined ? 0 : accepted - this.#taken, inCells)
  }

  /** Takes a survivor if it is needed; false makes it surplus. */
  offer(record: DataRecord): boolean {
    const { accepted, cells } = this.#goal
    const filled = cells.flatMap((cell, index) => {
      return (this.#got[index] ?? 0) < cell.count && matches(record, cell) ? [index] : []
    })
    const isPastCells = cells.length === 0 || this.open().length === 0
    const isWanted =
      filled.length > 0 ||
      (isPastCells && (accepted === undefined ? cells.length === 0 : this.#taken < accepted))
    if (!isWanted) return false
    for (const index of filled) this.#got[index] = (this.#got[index] ?? 0) + 1
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
}

function matches(record: DataRecord, cell: PlannedCell): boolean {
  return Object.entries(cell.attributes).every(([name, value]) => fieldValue(record.data, name) === value)
}
