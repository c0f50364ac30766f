/** Joins short common runs of words between one text and many items into the longest run and the coverage of each. */

/** What is known of one item: which of its words are covered, and the longest run so far. */
interface Overlap {
  readonly item: number
  readonly covered: Set<number>
  readonly runs: Map<number, { last: number; length: number }>
  longestRun: number
  start: number
}

/** The overlap of the strongest item. */
export interface StrongestOverlap {
  readonly item: number
  readonly rule: 'common-run' | 'coverage'
  readonly longestRun: number
  readonly start: number
  readonly coverage: number
}

/**
 * Collects common runs of `seed` words, noted in text order.
 *
 * Cost:   proportional to the number of common runs; nothing for a text that shares none.
 */
export class OverlapTracker {
  private readonly overlaps = new Map<number, Overlap>()

  constructor(private readonly seed: number) {}

  /** Notes that `seed` words of the text from word `start` equal those of an item from its word `at`. */
  note(item: number, at: number, start: number): void {
    const overlap = this.overlaps.get(item) ?? this.open(item)
    for (let word = at; word < at + this.seed; word += 1) overlap.covered.add(word)
    const diagonal = at - start
    const run = overlap.runs.get(diagonal)
    const length = run !== undefined && run.last === start - 1 ? run.length + 1 : this.seed
    overlap.runs.set(diagonal, { last: start, length })
    if (length <= overlap.longestRun) return
    overlap.longestRun = length
    overlap.start = start + this.seed - length
  }

  /** The strongest overlap that satisfies a rule: common runs before coverage, longer before shorter, earlier items first. */
  strongest(
    rules: { readonly n: number; readonly coverage: number | undefined },
    lengthOf: (item: number) => number,
  ): StrongestOverlap | undefined {
    let best: StrongestOverlap | undefined
    for (const { item, covered, longestRun, start } of this.overlaps.values()) {
      const coverage = covered.size / lengthOf(item)
      const isLong = longestRun >= rules.n
      if (!isLong && (rules.coverage === undefined || coverage < rules.coverage)) continue
      const rule = isLong ? 'common-run' : 'coverage'
      const found: StrongestOverlap = { item, rule, longestRun, start, coverage }
      if (best === undefined || compare(found, best) < 0) best = found
    }
    return best
  }

  private open(item: number): Overlap {
    const overlap: Overlap = { item, covered: new Set(), runs: new Map(), longestRun: 0, start: 0 }
    this.overlaps.set(item, overlap)
    return overlap
  }
}

function compare(left: StrongestOverlap, right: StrongestOverlap): number {
  if (left.rule !== right.rule) return left.rule === 'common-run' ? -1 : 1
  return right.longestRun - left.longestRun || right.coverage - left.coverage || left.item - right.item
}
