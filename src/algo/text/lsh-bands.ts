/** Bands of a MinHash signature: how likely a pair is found, and which bands fit a threshold. */

import { RecipeError } from '../../base/errors.js'

/** A signature of `bands × rows` hashes; a pair is found when all rows of at least one band agree. */
export interface Bands {
  readonly bands: number
  readonly rows: number
}

/** How dear the two mistakes are, relative to each other. */
export interface BandWeights {
  /** Of comparing a pair below the threshold. */
  readonly falsePositive: number
  /** Of missing a pair above it. */
  readonly falseNegative: number
}

const STEPS = 200

/**
 * Chance that a pair of the given similarity shares at least one band: 1 − (1 − s^rows)^bands.
 *
 * In:     similarity in [0, 1].
 */
export function detectionProbability(similarity: number, { bands, rows }: Bands): number {
  return 1 - (1 - similarity ** rows) ** bands
}

/**
 * The bands that suit a threshold best among all with bands × rows ≤ hashes.
 *
 * In:     threshold in (0, 1); hashes ≥ 1; weights, by default equal.
 * Out:    minimises w₊ ∫₀ᵗ P(s) ds + w₋ ∫ₜ¹ (1 − P(s)) ds.
 * Throws: RecipeError `bad-threshold` outside (0, 1).
 * Cost:   some 20 ms for 256 hashes.
 * Source: E. Zhu, datasketch (`optimal_param`); Simpson's rule instead of adaptive quadrature.
 */
export function bandsForThreshold(
  threshold: number,
  hashes: number,
  weights: BandWeights = { falsePositive: 0.5, falseNegative: 0.5 },
): Bands {
  if (!(threshold > 0 && threshold < 1)) {
    throw new RecipeError('bad-threshold', {
      message: `A similarity threshold lies between 0 and 1, both excluded; got ${threshold}.`,
      hint: 'Use 0.7 for near duplicates, or the refiner exact-duplicates for equal texts.',
    })
  }
  let best: Bands = { bands: 1, rows: 1 }
  let least = Infinity
  for (let bands = 1; bands <= hashes; bands += 1) {
    for (let rows = 1; rows * bands <= hashes; rows += 1) {
      const found = (similarity: number): number => detectionProbability(similarity, { bands, rows })
      const cost =
        weights.falsePositive * integral(found, 0, threshold) +
        weights.falseNegative * integral((similarity) => 1 - found(similarity), threshold, 1)
      if (cost < least) {
        least = cost
        best = { bands, rows }
      }
    }
  }
  return best
}

function integral(height: (x: number) => number, from: number, to: number): number {
  const step = (to - from) / STEPS
  let sum = height(from) + height(to)
  for (let i = 1; i < STEPS; i += 1) sum += height(from + i * step) * (i % 2 === 1 ? 4 : 2)
  return (sum * step) / 3
}
