/** Distinct-n: how many of the n-grams of a set are different from each other. */

import { NumberTable } from './number-table.js'
import { ngramHashes } from './ngram-hashes.js'
import type { TokenHashes } from './token-hashes.js'

/** Counts of n-grams. `total` may be 0; then there is no ratio. */
export interface NgramCounts {
  readonly distinct: number
  readonly total: number
}

/**
 * Counts n-grams over texts; no n-gram crosses the edge of a text.
 *
 * Source: J. Li et al. 2016 (arXiv:1510.03055); pooled over texts.
 * Cost:   O(tokens) time, 17 to 34 bytes a distinct n-gram.
 */
export class NgramCounter {
  private readonly table = new NumberTable()
  private total = 0

  constructor(private readonly n: number) {}

  /** Takes the tokens of one text. */
  add(tokens: TokenHashes): void {
    const grams = ngramHashes(tokens, this.n)
    for (const gram of grams) this.table.add(gram)
    this.total += grams.length
  }

  /** The counts so far. */
  read(): NgramCounts {
    return { distinct: this.table.size, total: this.total }
  }

  /** Bytes held by the table. */
  get bytes(): number {
    return this.table.bytes
  }
}

/**
 * Distinct-n of texts in the given order, cut off after `atMost` n-grams, so that sets of different size compare.
 *
 * Out:    undefined when there is no n-gram, or fewer than `atMost`.
 */
export function distinctRatio(texts: Iterable<TokenHashes>, n: number, atMost?: number): number | undefined {
  const table = new NumberTable()
  let total = 0
  for (const tokens of texts) {
    for (const gram of ngramHashes(tokens, n)) {
      table.add(gram)
      total += 1
      if (total === atMost) return table.size / total
    }
  }
  return total === 0 || atMost !== undefined ? undefined : table.size / total
}

/**
 * Expectation-adjusted distinct: different tokens over those expected of as many uniform draws from a vocabulary.
 *
 * In:     U different of C tokens, a declared vocabulary of V ≥ 1 words.
 * Out:    ratio ≥ 0, higher is more varied; independent of length only if V is right. Undefined without tokens.
 * Source: S. Liu et al. 2022 (arXiv:2202.13587): U / (V (1 − ((V − 1) / V)^C)).
 */
export function expectationAdjustedDistinct(
  distinct: number,
  total: number,
  vocabulary: number,
): number | undefined {
  if (total === 0) return undefined
  return distinct / (vocabulary * (1 - ((vocabulary - 1) / vocabulary) ** total))
}
