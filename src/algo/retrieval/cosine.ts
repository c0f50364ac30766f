/** Search by vectors: the cosine of the angle between embeddings, over all of them. */

import { bestMatches, type Match } from './best-matches.js'

/** Vectors that can be searched. */
export interface CosineIndex {
  /** Number of vectors. */
  readonly size: number
  /** Length of each vector; 0 for an empty index. */
  readonly dimensions: number
  /**
   * The rows whose vectors point most nearly where the query does, the best first; at most `count`, without those that
   * `isLeftOut` names. The score is the cosine, -1 to 1. Ties: the earlier row first. A vector of zeros has no
   * direction: it is never found and finds nothing. The query must be of `dimensions` numbers.
   */
  search(query: readonly number[], count: number, isLeftOut?: (row: number) => boolean): readonly Match[]
}

/**
 * Indexes vectors of one length; all are read once and kept at length 1 in single precision. An empty one among them stands
 * for a row without a vector and counts as zeros.
 *
 * Cost: 4 bytes a number (a million vectors of 768: 3 GB); a search reads all of them, 1 to 5 ns a number. Exact: there
 *       is no approximation by graphs or lists.
 */
export function createCosineIndex(vectors: readonly ArrayLike<number>[]): CosineIndex {
  const size = vectors.length
  const dimensions = vectors.find(({ length }) => length > 0)?.length ?? 0
  const table = new Float32Array(size * dimensions)
  const hasDirection = vectors.map((vector, row) => {
    const unit = unitVector(vector)
    if (unit !== undefined) table.set(unit, row * dimensions)
    return unit !== undefined
  })
  return {
    size,
    dimensions,
    search(query, count, isLeftOut = () => false) {
      const best = bestMatches(count)
      const unit = unitVector(query)
      if (unit === undefined) return []
      for (let row = 0; row < size; row += 1) {
        if (hasDirection[row] === true && !isLeftOut(row)) best.offer(row, product(table, row, unit))
      }
      return best.list()
    },
  }
}

function product(table: Float32Array, row: number, unit: Float32Array): number {
  const start = row * unit.length
  let sum = 0
  for (let at = 0; at < unit.length; at += 1) sum += (table[start + at] ?? 0) * (unit[at] ?? 0)
  return sum
}

function unitVector(vector: ArrayLike<number>): Float32Array | undefined {
  let squares = 0
  for (let at = 0; at < vector.length; at += 1) squares += (vector[at] ?? 0) ** 2
  const length = Math.sqrt(squares)
  return length > 0 ? Float32Array.from(vector, (number) => number / length) : undefined
}
