/** The nearest known name to a mistyped one, for hints. */

const LARGEST_DISTANCE = 4

/**
 * The known name with the smallest edit distance (insertions, deletions, substitutions, swaps of neighbours).
 *
 * Out:  undefined when the best is farther than 4 edits or than half of the given name's length.
 * Cost: O(names × length²). Source: optimal string alignment distance.
 */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  const limit = Math.min(LARGEST_DISTANCE, Math.max(1, Math.floor(given.length / 2)))
  let best: string | undefined
  let bestDistance = limit + 1
  for (const name of known) {
    const distance = editDistance(given.toLowerCase(), name.toLowerCase())
    if (distance < bestDistance) {
      best = name
      bestDistance = distance
    }
  }
  return best
}

/** Hint for an unknown name: the nearest known one, or all of them when they are few. */
export function nameHint(given: string, known: readonly string[], seeAll: string): string {
  const nearest = nearestName(given, known)
  const all = known.length <= 12 ? `Known: ${known.join(', ') || 'none'}.` : seeAll
  return nearest === undefined ? all : `Did you mean "${nearest}"? ${seeAll}`
}

function editDistance(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1)
      row.push(value)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
