/** Finds benchmark items inside other texts: exact, by a long common run of words, or by coverage. */

import { ngramHashes, wholeHash } from './ngram-hashes.js'
import { NumberTable } from './number-table.js'
import { OverlapTracker } from './overlap-tracker.js'
import type { TokenHashes } from './token-hashes.js'

/** When a text counts as holding a benchmark item. */
export interface ContaminationRules {
  /** Length in words of a common run that counts. 13 is GPT-3's, 12 datatrove's, 8 Llama 2's. */
  readonly n: number
  /** Share of an item's words inside common runs of `min(n, 8)` words that counts; undefined switches the rule off. */
  readonly coverage: number | undefined
  /** Items of fewer words count only when the whole text equals them; from here to 7 words, when they occur whole. */
  readonly shortItemWords: number
}

/** Why a text counts as holding an item, from the strongest: equal, common run, whole short item, coverage. */
export type ContaminationRule = 'equal' | 'common-run' | 'short-item' | 'coverage'

/** A benchmark item found in a text. */
export interface ContaminationHit {
  /** Number of the item, in order of entry from 0. */
  readonly item: number
  readonly rule: ContaminationRule
  /** Length in words of the longest common run. */
  readonly longestRun: number
  /** 0-based word of the text where that run starts. */
  readonly start: number
  /** Share of the item's words inside common runs of `min(n, 8)` words, in [0, 1]. */
  readonly coverage: number
}

/** The usual rules: 13 words (T. Brown et al. 2020), or 70 % of an item in runs of 8 (A. Chowdhery et al. 2022). */
export const DEFAULT_CONTAMINATION_RULES: ContaminationRules = { n: 13, coverage: 0.7, shortItemWords: 5 }

const SEED_WORDS = 8

/**
 * An index of benchmark items.
 *
 * Every item's runs of `min(n, 8)` words are entered with their places; hits on one diagonal are joined into longer
 * runs, so one index answers for every rule. Paraphrases are not found: of 655 rephrased GSM8K questions no 13-gram and
 * 5.7 % of 8-grams survive.
 *
 * Cost:   some 60 bytes a word of the benchmark; scanning a text costs one look-up a word where nothing is shared.
 */
export class BenchmarkIndex {
  private readonly seed: number
  private readonly firstPlace = new NumberTable()
  private readonly placeItem: number[] = []
  private readonly placeWord: number[] = []
  private readonly placeNext: number[] = []
  private readonly wholeTexts = new NumberTable()
  private readonly shortItems = new Map<number, NumberTable>()
  private readonly lengths: number[] = []

  constructor(readonly rules: ContaminationRules = DEFAULT_CONTAMINATION_RULES) {
    this.seed = Math.min(rules.n, SEED_WORDS)
  }

  /** Number of items, those without words included. */
  get size(): number {
    return this.lengths.length
  }

  /** Enters the next item. One without words is counted and never found. */
  add(tokens: TokenHashes): void {
    const item = this.lengths.length
    const length = tokens.low.length
    this.lengths.push(length)
    const whole = wholeHash(tokens)
    if (whole === undefined) return
    this.wholeTexts.add(whole, item)
    if (length < this.seed) this.addShort(length, whole, item)
    const grams = ngramHashes(tokens, this.seed)
    for (let at = 0; at < grams.length; at += 1) this.addPlace(grams[at] ?? 0, item, at)
  }

  /** The strongest hit of a text: by rule, then by run, then by coverage, then the earliest item. */
  find(tokens: TokenHashes): ContaminationHit | undefined {
    const whole = wholeHash(tokens)
    if (whole === undefined) return undefined
    const equal = this.wholeTexts.get(whole)
    if (equal !== undefined) {
      return { item: equal, rule: 'equal', longestRun: tokens.low.length, start: 0, coverage: 1 }
    }
    const overlap = this.findOverlap(tokens)
    return overlap?.rule === 'common-run' ? overlap : (this.findShort(tokens) ?? overlap)
  }

  private addShort(length: number, whole: number, item: number): void {
    if (length < this.rules.shortItemWords) return
    const table = this.shortItems.get(length) ?? new NumberTable()
    table.add(whole, item)
    this.shortItems.set(length, table)
  }

  private addPlace(gram: number, item: number, at: number): void {
    const next = this.firstPlace.get(gram) ?? 0
    this.placeItem.push(item)
    this.placeWord.push(at)
    this.placeNext.push(next)
    this.firstPlace.set(gram, this.placeItem.length)
  }

  private findShort(tokens: TokenHashes): ContaminationHit | undefined {
    for (const length of [...this.shortItems.keys()].sort((a, b) => b - a)) {
      let best: ContaminationHit | undefined
      ngramHashes(tokens, length).forEach((gram, start) => {
        const item = this.shortItems.get(length)?.get(gram)
        if (item === undefined || (best !== undefined && best.item <= item)) return
        best = { item, rule: 'short-item', longestRun: length, start, coverage: 1 }
      })
      if (best !== undefined) return best
    }
    return undefined
  }

  private findOverlap(tokens: TokenHashes): ContaminationHit | undefined {
    const grams = ngramHashes(tokens, this.seed)
    let tracker: OverlapTracker | undefined
    for (let start = 0; start < grams.length; start += 1) {
      let place = this.firstPlace.get(grams[start] ?? 0) ?? 0
      while (place !== 0) {
        tracker ??= new OverlapTracker(this.seed)
        tracker.note(this.placeItem[place - 1] ?? 0, this.placeWord[place - 1] ?? 0, start)
        place = this.placeNext[place - 1] ?? 0
      }
    }
    return tracker?.strongest(this.rules, (item) => this.lengths[item] ?? 0)
  }
}
