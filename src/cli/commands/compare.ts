/** `cupel compare`: two runs, or two data files, side by side. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodes, RecipeError } from '../../base/errors.js'
import { type ComparedReading, compareCounts, compareReadings, sharedRows } from '../../run/compare.js'
import { measureFile } from '../../run/measure-file.js'
import { readStoredRun, type StoredRun } from '../../run/stored-run.js'
import { readingText } from '../result-text.js'
import { createTerminal, type Terminal, type TerminalOptions } from '../terminal.js'
import { splitNames } from './measure.js'

/** Options of `cupel compare`. */
export interface CompareOptions extends TerminalOptions {
  readonly metrics?: string
  readonly field?: string
}

/** Compares two run folders or two files. */
export async function compare(a: string, b: string, options: CompareOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const [isRunA, isRunB] = [a, b].map((path) => existsSync(join(path, 'plan.json')))
  if (isRunA !== isRunB) {
    throw new RecipeError('not-comparable', {
      message: `${isRunA ? a : b} is a run folder and ${isRunA ? b : a} is not.`,
      hint: 'Give two run folders or two data files (of a run: FOLDER/release/data/NAME.jsonl).',
    })
  }
  await (isRunA ? compareRuns(a, b, terminal) : compareFiles(a, b, options, terminal))
  return exitCodes.done
}

async function compareRuns(a: string, b: string, terminal: Terminal): Promise<void> {
  const [left, right] = [requireFacts(await readStoredRun(a)), requireFacts(await readStoredRun(b))]
  const counts = compareCounts(left, right)
  const readings = compareReadings(
    new Map(left.readings.map(({ id, reading }) => [id, reading])),
    new Map(right.readings.map(({ id, reading }) => [id, reading])),
  )
  const isSame = left.resultDigest === right.resultDigest
  const differing = counts.filter((row) => row.a !== row.b)
  terminal.say(
    [
      isSame ? `the same data: ${left.resultDigest ?? ''}` : 'other data',
      `  plan  ${left.planDigest === right.planDigest ? 'the same' : 'different'}`,
      ...differing.map(
        (row) => `  ${String(row.a ?? '-').padStart(9)} → ${String(row.b ?? '-').padStart(9)}  ${row.name}`,
      ),
      ...readingLines(readings),
    ].join('\n'),
  )
  terminal.give({ isSame, counts, readings })
}

async function compareFiles(
  a: string,
  b: string,
  options: CompareOptions,
  terminal: Terminal,
): Promise<void> {
  const request = {
    metrics: splitNames(options.metrics),
    fields: splitNames(options.field),
    against: undefined,
    reader: undefined,
    seed: 1,
  }
  const left = await measureFile({ ...request, path: a })
  const right = await measureFile({ ...request, path: b })
  const rows = await sharedRows(a, b)
  const readings = compareReadings(left.readings, right.readings)
  terminal.say(
    [
      `different rows: ${rows.a} in a, ${rows.b} in b, ${rows.both} in both`,
      `records: ${left.size} → ${right.size}`,
      ...readingLines(readings),
    ].join('\n'),
  )
  terminal.give({ rows, sizes: { a: left.size, b: right.size }, readings })
}

function requireFacts(run: StoredRun): NonNullable<StoredRun['facts']> {
  if (run.facts !== undefined) return run.facts
  throw new RecipeError('no-result', {
    message: `The newest epoch of ${run.folder} has not ended yet.`,
    hint: '`cupel run` on the folder completes it.',
  })
}

function readingLines(readings: readonly ComparedReading[]): string[] {
  return readings.flatMap(({ id, a, b, overlap }) => {
    const words = overlap === undefined ? '' : overlap ? '  (intervals overlap)' : '  (intervals apart)'
    return [
      `  ${id}${words}`,
      `    a  ${a === undefined ? '-' : readingText(a)}`,
      `    b  ${b === undefined ? '-' : readingText(b)}`,
    ]
  })
}
