/** Numbers on a decimal grid: exact bounds, exact decimals, no 0.30000000000000004. */

import type { Random } from '../../base/random.js'

/** Numbers with so many decimals between two bounds, both included. */
export interface Grid {
  readonly min: number
  readonly max: number
  /** 0 to 12. */
  readonly decimals: number
}

/** Number of grid points; 0 when the bounds hold none (0.2 to 0.3 without decimals). */
export function gridSize(grid: Grid): number {
  const [first, last] = gridEnds(grid)
  return Math.max(0, last - first + 1)
}

/** One grid point, each equally likely. Throws InternalError `empty-range` when there is none. */
export function drawFromGrid(random: Random, grid: Grid): number {
  const [first, last] = gridEnds(grid)
  return pointOf(random.integer(first, last), grid.decimals)
}

/** The grid point nearest to a value, within the bounds. In: a grid with at least one point. */
export function roundToGrid(value: number, grid: Grid): number {
  const [first, last] = gridEnds(grid)
  const index = Math.round(value * 10 ** grid.decimals)
  return pointOf(Math.min(last, Math.max(first, index)), grid.decimals)
}

function gridEnds({ min, max, decimals }: Grid): readonly [number, number] {
  const scale = 10 ** decimals
  const first = Math.round(min * scale)
  const last = Math.round(max * scale)
  return [first / scale < min ? first + 1 : first, last / scale > max ? last - 1 : last]
}

/** The quotient of two exact integers is the double nearest to the decimal, so it prints with its decimals. */
function pointOf(index: number, decimals: number): number {
  return index === 0 ? 0 : index / 10 ** decimals
}
