/** Measuring a bare file in each format: the same rows give the same readings. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { measureFile, type MeasureRequest } from '../../src/run/measure-file.js'
import { counting, jsonLines, workshop } from './run-recipe.js'

function request(path: string, more: Partial<MeasureRequest> = {}): MeasureRequest {
  return {
    path,
    metrics: ['lengths'],
    against: undefined,
    fields: ['text'],
    reader: undefined,
    seed: 0,
    ...more,
  }
}

describe('the same rows as JSON Lines, CSV and Parquet', () => {
  test('have the same readings', async () => {
    const { run, folder } = workshop()
    const { release = '' } = await run(
      { generate: [counting({ tasks: 30 })], release: { formats: ['jsonl', 'parquet'] } },
      { isLive: true },
    )
    const csv = ['n,text', ...Array.from({ length: 30 }, (_, n) => `${n},item ${n}`)].join('\n')
    const { folder: other } = workshop({ 'rows.csv': `${csv}\n` })
    expect(folder).not.toBe(other)
    const paths = [
      join(release, 'data/test.jsonl'),
      join(release, 'data/test.parquet'),
      join(other, 'rows.csv'),
    ]
    const measured = []
    for (const path of paths) measured.push(await measureFile(request(path)))
    const [first] = measured
    const reading = first?.readings.get('lengths')
    expect(reading).toMatchObject({ status: 'measured', n: 30 })
    for (const { readings, size, leftOut } of measured) {
      expect({ readings, size, leftOut }).toEqual({ readings: first?.readings, size: 30, leftOut: {} })
    }
  })
})

test('bad rows are left out and counted', async () => {
  const { folder } = workshop({
    'rows.jsonl': `${jsonLines([{ text: 'a b' }, { text: 'c' }])}nonsense\n[]\n`,
  })
  const measured = await measureFile(request(join(folder, 'rows.jsonl')))
  expect(measured).toMatchObject({ size: 2, leftOut: { 'invalid-json': 1, 'not-an-object': 1 } })
  expect(measured.examples.map(({ place }) => place)).toEqual(['line 3', 'line 4'])
  expect(measured.sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('a reference is read by the metrics that take one', async () => {
  const long = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'
  const { folder } = workshop({
    'rows.jsonl': jsonLines([
      { text: long },
      { text: 'something else altogether, of no more than eight words' },
    ]),
    'bench.jsonl': jsonLines([{ text: `Before it. ${long}. And after it.` }]),
  })
  const { readings } = await measureFile(
    request(join(folder, 'rows.jsonl'), { metrics: ['contamination'], against: join(folder, 'bench.jsonl') }),
  )
  // one of the two rows stands in the reference
  expect(readings.get('contamination')).toMatchObject({ status: 'measured', value: 0.5, n: 2 })
})

test('the same seed gives the same readings', async () => {
  const { folder } = workshop({
    'rows.jsonl': jsonLines(Array.from({ length: 40 }, (_, n) => ({ text: `row ${n % 7} of ${n % 3}` }))),
  })
  const twice = request(join(folder, 'rows.jsonl'), { metrics: ['distinct-n'], seed: 4 })
  expect((await measureFile(twice)).readings).toEqual((await measureFile(twice)).readings)
})

describe('what is wrong is named', () => {
  test.each([
    ['a missing file', { path: 'none.jsonl' }, 'file-not-found'],
    ['an unknown metric', { metrics: ['length'] }, 'unknown-metric'],
    ['an unknown reader', { reader: 'jsonnl' }, 'unknown-reader'],
    ['a missing reference', { against: 'none.jsonl' }, 'file-not-found'],
  ])('%s', async (_, more, code) => {
    const { folder } = workshop({ 'rows.jsonl': jsonLines([{ text: 'a' }]) })
    const path = join(folder, 'path' in more ? more.path : 'rows.jsonl')
    await expect(measureFile({ ...request(path), ...more, path })).rejects.toMatchObject({
      code,
      exitCode: 2,
    })
  })
})
