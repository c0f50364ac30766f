/** The exam of metrics finds each planted fault, and nothing in a sound metric. */

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Batch } from '../../src/contract/batch.js'
import { defineMetric, type MetricRun } from '../../src/contract/metric.js'
import { exactInterval, type Reading, unavailable } from '../../src/record/reading.js'
import { buildCandidates, buildReading } from '../../src/testing/builders.js'
import { describeFindings } from '../../src/testing/finding.js'
import { examineMetric } from '../../src/testing/metric-exam.js'
import { brokenRules, soundDeclaration } from './planted-fault.js'

const records = buildCandidates([{ text: 'ab' }, { text: 'abcd' }, { text: 'abc' }, { text: 'a' }])

const lengthsOf = (batch: Batch): number[] =>
  batch.records.flatMap(({ data }) => (typeof data.text === 'string' ? [data.text.length] : []))

/** Mean length of texts in characters. */
function meanLength(): MetricRun {
  const lengths: number[] = []
  return {
    add: (batch) => void lengths.push(...lengthsOf(batch)),
    read: () => (lengths.length === 0 ? unavailable('no-text', 'No record has text.') : mean(lengths)),
  }
}

function mean(lengths: readonly number[]): Reading {
  const value = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  return buildReading(value, { n: lengths.length, unit: 'characters', better: 'neutral' })
}

function examine(start: () => MetricRun, sample = { records }) {
  const declaration = {
    ...soundDeclaration,
    options: z.strictObject({}),
    unit: 'characters',
    better: 'neutral',
  } as const
  return examineMetric(defineMetric({ ...declaration, start }), sample)
}

/** The sound metric with its reading changed, unless it is unavailable. */
const changed = (change: (value: number) => object) => (): MetricRun => {
  const run = meanLength()
  return {
    add: run.add,
    read: (random) => {
      const reading = run.read(random) as Reading
      return reading.status === 'measured' ? ({ ...reading, ...change(reading.value) } as Reading) : reading
    },
  }
}

test('a sound metric has no findings', async () => {
  expect(describeFindings(await examine(meanLength))).toBe('')
})

describe('each planted fault is found', () => {
  let runs = 0
  test.each<[string, () => MetricRun]>([
    ['batch-dependent', () => countBatches()],
    ['empty-measured', () => ({ ...meanLength(), read: () => mean([1]) })],
    [
      'mutates-input',
      () => ({ ...meanLength(), add: (batch) => void Object.assign(batch.records[0]?.data ?? {}, { x: 1 }) }),
    ],
    ['not-deterministic', () => changed(() => ({ method: `run number ${++runs}` }))()],
    ['not-json', changed(() => ({ value: Number.NaN }))],
    ['reading', changed(() => ({ unit: 'words' }))],
    ['reading', changed(() => ({ better: 'higher' }))],
    ['reading', changed(() => ({ n: 0 }))],
    ['reading', changed(() => ({ warnings: ['x'.repeat(2_000)] }))],
    ['reading', changed((value) => ({ interval: exactInterval(value + 1) }))],
    ['reading', changed((value) => ({ interval: { ...exactInterval(value), level: 0.95 } }))],
    ['reading', changed(() => ({ method: '' }))],
    ['reading', () => ({ ...meanLength(), read: () => unavailable('No Text', '') })],
    [
      'throws',
      () => ({
        ...meanLength(),
        add: (batch) => void batch.records.map(({ data }) => (data.text as string).trim()),
      }),
    ],
    [
      'weak-sample',
      () => ({ ...meanLength(), read: () => unavailable('too-few', 'It needs a thousand records.') }),
    ],
  ])('%s', async (rule, start) => {
    expect(brokenRules(await examine(start))).toContain(rule)
  })
})

function countBatches(): MetricRun {
  let batches = 0
  const run = meanLength()
  return {
    add: (batch) => {
      batches += 1
      return run.add(batch)
    },
    read: () => (batches === 0 ? unavailable('no-text', 'No record has text.') : mean([batches])),
  }
}

test('zero for nothing is told as such', async () => {
  const zero = () => ({ ...meanLength(), read: () => buildReading(0, { n: 1, unit: 'characters' }) })
  expect(describeFindings(await examine(zero))).toMatchInlineSnapshot(
    `"metric planted: empty-measured: No records are measured as 0. Mend: return unavailable(reason, detail)."`,
  )
})
