/** Named settings of near-duplicate detection: ours, and those that published data sets were made with. */

import { type Bands, bandsForThreshold } from './lsh-bands.js'
import type { PlainTextOptions } from './words.js'

/** Names of the presets. */
export const nearDuplicatePresetNames = [
  'word-5',
  'datatrove',
  'text-dedup',
  'nemo-curator',
  'slimpajama',
] as const

/** One of the preset names. */
export type NearDuplicatePresetName = (typeof nearDuplicatePresetNames)[number]

/** Everything that near-duplicate detection depends on. */
export interface NearDuplicateSettings extends Bands {
  readonly unit: 'word' | 'character'
  /** Tokens in a shingle. */
  readonly shingle: number
  /** Jaccard similarity of shingles in (0, 1) from which a pair is a near duplicate. */
  readonly threshold: number
  readonly digits: 'keep' | 'zero'
  /** Seed of the hash family. */
  readonly seed: number
}

/** What a recipe may set beside the preset. */
export interface NearDuplicateChoice {
  readonly preset: NearDuplicatePresetName
  readonly threshold?: number | undefined
  readonly digits?: PlainTextOptions['digits'] | undefined
}

interface Preset extends Omit<NearDuplicateSettings, 'bands' | 'rows'> {
  readonly bandsFor: (threshold: number) => Bands
}

/**
 * The presets. Found pairs are always verified against the threshold, also where the origin does not verify.
 *
 * - `word-5` (ours, for short synthetic records): 5 words, numbers told apart; 128 hashes with bands that weigh a miss
 *   99 times a needless comparison, since comparisons are verified: 25 × 5 at 0.7, finding 99.0 % of pairs there.
 * - `datatrove` (FineWeb): 5 words, numbers as 0, 14 × 8, knee at 0.72. No verification in the origin.
 * - `text-dedup` (README): 5 words, 240 hashes, bands by the integral at 0.7 (24 × 10).
 * - `nemo-curator`: 24 characters, 20 × 13, threshold 0.8.
 * - `slimpajama`: 13 characters, 128 hashes, bands by the integral at 0.8 (9 × 13).
 *
 * Deviations from the origins: one normalisation and one hash family for all; origins' tokenisers are not copied.
 */
export const nearDuplicatePresets: Readonly<Record<NearDuplicatePresetName, Preset>> = {
  'word-5': {
    ...wordPreset({ digits: 'keep', threshold: 0.7 }),
    bandsFor: (threshold) => bandsForThreshold(threshold, 128, { falsePositive: 0.01, falseNegative: 0.99 }),
  },
  datatrove: {
    ...wordPreset({ digits: 'zero', threshold: 0.72 }),
    bandsFor: () => ({ bands: 14, rows: 8 }),
  },
  'text-dedup': {
    ...wordPreset({ digits: 'keep', threshold: 0.7 }),
    seed: 42,
    bandsFor: (threshold) => bandsForThreshold(threshold, 240),
  },
  'nemo-curator': {
    unit: 'character',
    shingle: 24,
    threshold: 0.8,
    digits: 'keep',
    seed: 42,
    bandsFor: () => ({ bands: 20, rows: 13 }),
  },
  slimpajama: {
    unit: 'character',
    shingle: 13,
    threshold: 0.8,
    digits: 'keep',
    seed: 1,
    bandsFor: (threshold) => bandsForThreshold(threshold, 128),
  },
}

/**
 * The settings of a preset with a recipe's changes.
 *
 * Edge:   `datatrove` and `nemo-curator` keep their bands at another threshold (pairs far below their knee are missed);
 *         the others choose bands for the threshold.
 * Throws: RecipeError `bad-threshold` for a threshold outside (0, 1).
 */
export function nearDuplicateSettings(choice: NearDuplicateChoice): NearDuplicateSettings {
  const { bandsFor, ...preset } = nearDuplicatePresets[choice.preset]
  const threshold = choice.threshold ?? preset.threshold
  return { ...preset, threshold, digits: choice.digits ?? preset.digits, ...bandsFor(threshold) }
}

function wordPreset(given: {
  readonly digits: 'keep' | 'zero'
  readonly threshold: number
}): Omit<NearDuplicateSettings, 'bands' | 'rows'> {
  return { unit: 'word', shingle: 5, seed: 1, ...given }
}
