/** Near-duplicate detection in one pass: each text is compared with those kept before it. */

import { BandIndex } from './band-index.js'
import { bandKeys, createHashFamily, type HashFamily, minHash } from './minhash.js'
import type { NearDuplicateSettings } from './near-duplicate-presets.js'
import { jaccard, type ShingleSet, shingleSet } from './shingle-set.js'
import { type TokenHashes, tokensOf } from './token-hashes.js'

/** What is compared of a text. */
export interface NearDuplicatePrint {
  readonly shingles: ShingleSet
  readonly bandKeys: Uint32Array
}

/** A kept text that is similar enough. */
export interface NearDuplicateMatch {
  /** Number of the kept text, in order of keeping from 0. */
  readonly kept: number
  /** Verified Jaccard similarity, at least the threshold. */
  readonly similarity: number
}

/**
 * An index of kept texts. Whoever uses it asks `nearest` for each text in candidate order and calls `keep` where there is
 * no match: then a text is dropped only if it is similar to a kept one (no chains), and what is said of text k never
 * depends on later texts.
 *
 * Pairs that share no band are missed: see `detectionProbability`. Pairs that are found are verified by Jaccard
 * similarity of their shingles, so nothing below the threshold is reported.
 *
 * Cost:   words in the shingle × hashes for a print; 300 to 600 bytes a kept short text (`bytes` says it).
 * Source: A. Broder 1997; LSH of P. Indyk and R. Motwani 1998. Greedy representatives instead of transitive closure.
 */
export class NearDuplicateIndex {
  private readonly family: HashFamily
  private readonly candidates: BandIndex
  private readonly sets: ShingleSet[] = []
  private setBytes = 0

  constructor(readonly settings: NearDuplicateSettings) {
    this.family = createHashFamily(settings.bands * settings.rows, settings.seed)
    this.candidates = new BandIndex(settings.bands)
  }

  /** Number of kept texts. */
  get size(): number {
    return this.sets.length
  }

  /** Bytes held, about 100 of them for each kept set's objects. */
  get bytes(): number {
    return this.candidates.bytes + this.setBytes
  }

  /** What is compared of a text; undefined for a text without words, which is never a near duplicate. */
  print(text: string): NearDuplicatePrint | undefined {
    return this.printOf(tokensOf(text, this.settings))
  }

  /** The same of tokens that were made before by `tokensOf` with these settings. */
  printOf(tokens: TokenHashes): NearDuplicatePrint | undefined {
    const shingles = shingleSet(tokens, this.settings.shingle)
    if (shingles.hashes.length === 0) return undefined
    return { shingles, bandKeys: bandKeys(minHash(shingles.hashes, this.family), this.settings) }
  }

  /** The most similar kept text at or above the threshold, the earliest of equals; `ignored` ones do not count. */
  nearest(print: NearDuplicatePrint, ignored?: (kept: number) => boolean): NearDuplicateMatch | undefined {
    const { threshold } = this.settings
    let best: NearDuplicateMatch | undefined
    this.candidates.forEachCandidate(print.bandKeys, (kept) => {
      const set = this.sets[kept]
      if (set === undefined || !canReach(print.shingles, set, best?.similarity ?? threshold)) return
      if (ignored?.(kept) === true) return
      const similarity = jaccard(print.shingles, set)
      if (similarity < threshold) return
      const isBetter = best === undefined || similarity > best.similarity
      if (isBetter || (similarity === best?.similarity && kept < best.kept)) best = { kept, similarity }
    })
    return best
  }

  /** Keeps a text: later ones are compared with it. Returns its number. */
  keep(print: NearDuplicatePrint): number {
    this.sets.push(print.shingles)
    this.setBytes += print.shingles.hashes.byteLength + 100
    return this.candidates.add(print.bandKeys)
  }
}

function canReach(left: ShingleSet, right: ShingleSet, similarity: number): boolean {
  if (!left.isWhole || !right.isWhole) return true
  const small = Math.min(left.hashes.length, right.hashes.length)
  return small >= similarity * Math.max(left.hashes.length, right.hashes.length)
}
