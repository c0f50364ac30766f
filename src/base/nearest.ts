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

/**
 * The name of a file that is nearest to a mistyped one: compared without the ending, so that a long ending that all
 * have in common does not make them alike. Of equally near ones the first.
 */
export function nearestFile(given: string, names: readonly string[]): string | undefined {
  const stems = names.map(stemOf)
  const nearest = nearestName(stemOf(given), stems)
  if (nearest === undefined) return undefined
  const near = names.filter((_, index) => stems[index] === nearest)
  return nearestName(given, near) ?? near[0]
}

function stemOf(name: string): string {
  const dot = name.indexOf('.', 1)
  return dot === -1 ? name : name.slice(0, dot)
}

const MOST_KNOWN = 12

/**
 * Hint for an unknown name: the nearest known one and `seeAll`, which says where all of them are; without a near one
 * the known names (12 of them at most) or, when they are more, `seeAll`.
 */
export function nameHint(given: string, known: readonly string[], seeAll = ''): string {
  const nearest = nearestName(given, known)
  if (nearest !== undefined) return `Did you mean "${nearest}"? ${seeAll}`.trim()
  if (known.length > MOST_KNOWN && seeAll !== '') return seeAll
  const rest = known.length - MOST_KNOWN
  const more = rest > 0 ? ` and ${rest} more` : ''
  return `Known: ${known.slice(0, MOST_KNOWN).join(', ') || 'none'}${more}.`
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
