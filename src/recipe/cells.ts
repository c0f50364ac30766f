/** The cells of a goal: all combinations of t attributes with their values. */

import type { PlannedCell } from './plan.js'

type Value = string | number | boolean

/** What the recipe says of cells. */
export interface CellGoal {
  readonly attributes: Readonly<Record<string, readonly Value[]>>
  readonly count: number
  readonly strength?: number | undefined
}

/**
 * All cells of a t-way goal, in the order of the recipe.
 *
 * In:   k attributes with their values, t = `strength` (default k, at most k), records wanted in each.
 * Out:  C(k, t) × the products of the values' numbers. With t = k these are the full crossing.
 * Cost: as many cells. Source: t-way combinatorial coverage, NIST SP 800-142.
 */
export function cellsOf(goal: CellGoal): PlannedCell[] {
  const names = Object.keys(goal.attributes)
  const strength = Math.min(goal.strength ?? names.length, names.length)
  return subsets(names, strength).flatMap((chosen) =>
    chosen
      .reduce<Record<string, Value>[]>(
        (partial, name) =>
          partial.flatMap((attributes) =>
            (goal.attributes[name] ?? []).map((value) => ({ ...attributes, [name]: value })),
          ),
        [{}],
      )
      .map((attributes) => ({ attributes, count: goal.count })),
  )
}

/**
 * Number of cells that `cellsOf` would give, without making them: the t-th elementary symmetric polynomial of the
 * numbers of values. Cost: O(k · t). Infinite beyond the doubles.
 */
export function countCells(goal: CellGoal): number {
  const sizes = Object.values(goal.attributes).map((values) => values.length)
  const strength = Math.min(goal.strength ?? sizes.length, sizes.length)
  const sums = [1, ...Array.from({ length: strength }, () => 0)]
  for (const size of sizes) {
    for (let chosen = strength; chosen >= 1; chosen -= 1) {
      sums[chosen] = (sums[chosen] ?? 0) + size * (sums[chosen - 1] ?? 0)
    }
  }
  return sums[strength] ?? 0
}

function subsets(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]]
  return names.flatMap((name, index) =>
    subsets(names.slice(index + 1), size - 1).map((rest) => [name, ...rest]),
  )
}
