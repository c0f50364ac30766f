/** Finds the splits of a data set by the names of its files, as the `datasets` library does. */

import { globTest } from './glob.js'

/** Files by split, in reading order. */
export type Splits = ReadonlyMap<string, readonly string[]>

const KEYWORDS: Splits = new Map([
  ['train', ['train', 'training']],
  ['validation', ['validation', 'valid', 'dev', 'val']],
  ['test', ['test', 'testing', 'eval', 'evaluation']],
])

const SEPARATOR = '[-._ 0-9]'
const FOLDER_PATTERNS = ['**/K/**', '**/KS*/**', '**/*SK/**', '**/*SKS*/**']
const FILE_PATTERNS = ['**/KS*', '**/*SKS*']
const SHARDED = /^data\/(\w+(?:\.\w+)*)-\d{5}-of-\d{5}[^/]*\.[^/]*$/

/**
 * Splits files by name; the first rule that finds any file counts.
 *
 * In:     paths relative to the data set, sorted.
 * Out:    1. shards `data/<split>-00000-of-00001.*`; 2. folders and then 3. files named after train,
 *         validation or test (also training, valid, dev, val, testing, eval, evaluation) between separators;
 *         4. everything is `train`.
 * Edge:   a file whose name speaks of two splits is in both.
 * Source: `datasets` 5.2, data_files.py. Deviation: a file that two patterns of one split match is read once.
 */
export function defaultSplits(files: readonly string[]): Splits {
  const shards = shardSplits(files)
  if (shards.size > 0) return shards
  const byFolder = keywordSplits(files, FOLDER_PATTERNS)
  if (byFolder.size > 0) return byFolder
  const byName = keywordSplits(files, FILE_PATTERNS)
  return byName.size > 0 || files.length === 0 ? byName : new Map([['train', files]])
}

/**
 * The files that match any of the patterns, in the order of the patterns and then of the files, each once.
 */
export function matchingFiles(files: readonly string[], patterns: readonly string[]): readonly string[] {
  const matched = patterns.flatMap((pattern) => {
    const matches = globTest(pattern)
    return files.filter(matches)
  })
  return [...new Set(matched)]
}

function shardSplits(files: readonly string[]): Splits {
  const found = new Map<string, string[]>()
  for (const file of files) {
    const split = SHARDED.exec(file)?.[1]
    if (split !== undefined) found.set(split, [...(found.get(split) ?? []), file])
  }
  const known = [...KEYWORDS.keys()].filter((split) => found.has(split))
  const others = [...found.keys()].filter((split) => !KEYWORDS.has(split)).sort()
  return new Map([...known, ...others].map((split) => [split, found.get(split) ?? []]))
}

function keywordSplits(files: readonly string[], patterns: readonly string[]): Splits {
  const splits = new Map<string, readonly string[]>()
  for (const [split, keywords] of KEYWORDS) {
    const filled = keywords.flatMap((keyword) =>
      patterns.map((pattern) => pattern.replaceAll('S', SEPARATOR).replace('K', keyword)),
    )
    const matched = matchingFiles(files, filled)
    if (matched.length > 0) splits.set(split, matched)
  }
  return splits
}
