/** The best of many scored rows, with a fixed rule for ties. */

/** A row that was found. */
export interface Match {
  /** 0-based position of the row among those indexed. */
  readonly row: number
  readonly score: number
}

/** Keeps the best rows of those offered to it. */
export interface BestMatches {
  /** Offers a row; kept if it is among the best so far. */
  offer(row: number, score: number): void
  /** What is kept: the highest score first, of equal scores the earlier row. */
  list(): readonly Match[]
}

/**
 * Keeps the `count` rows with the highest scores.
 *
 * Law:  what is kept does not depend on the order of the offers. Ties: the smaller row number wins.
 * Cost: O(1) for a row that is worse than all kept, else O(count).
 */
export function bestMatches(count: number): BestMatches {
  const kept: Match[] = []
  return {
    offer(row, score) {
      const last = kept[count - 1]
      if (count < 1 || (last !== undefined && !isBefore({ row, score }, last))) return
      let at = Math.min(kept.length, count - 1)
      for (; at > 0; at -= 1) {
        const above = kept[at - 1]
        if (above === undefined || isBefore(above, { row, score })) break
        kept[at] = above
      }
      kept[at] = { row, score }
    },
    list: () => kept,
  }
}

function isBefore(first: Match, second: Match): boolean {
  return first.score > second.score || (first.score === second.score && first.row < second.row)
}
