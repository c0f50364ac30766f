/** Comparing runs by counts, reasons and readings, and files by their rows. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exactInterval, type Reading, unavailable } from '../../src/record/reading.js'
import { compareCounts, compareReadings, sharedRows } from '../../src/run/compare.js'
import { counting, jsonLines, workshop } from './run-recipe.js'

test('counts and reasons, the largest difference first; what one side lacks is undefined', async () => {
  const { run } = workshop()
  const a = await run({ generate: [counting({ refuse: [1, 2] })] })
  const b = await run({
    generate: [counting()],
    verify: [{ use: 'up-to', abstain: 'keep', error: 'hold', with: { most: 4 } }],
  })
  const rows = compareCounts(a.facts, b.facts).filter((row) => row.a !== row.b)
  expect(rows).toEqual([
    { name: 'count rejected: too-large (verify/up-to)', a: undefined, b: 5 },
    { name: 'accepted', a: 8, b: 5 },
    { name: 'rejected', a: 2, b: 5 },
    { name: 'released', a: 8, b: 5 },
    { name: 'count rejected: unlucky (generate/count)', a: 2, b: undefined },
  ])
})

describe('readings', () => {
  function reading(value: number, lower: number, upper: number): Reading {
    return {
      status: 'measured',
      value,
      n: 10,
      interval: { lower, upper, level: 0.95, method: 'made up' },
      unit: 'ratio',
      better: 'higher',
      nullValue: null,
      method: 'made up',
      warnings: [],
    }
  }

  test.each([
    ['touch', reading(2, 1, 3), reading(4, 3, 5), true],
    ['are apart', reading(2, 1, 2.9), reading(4, 3, 5), false],
    ['contain', reading(2, 0, 9), { ...reading(4, 4, 4), interval: exactInterval(4) }, true],
    ['are not known', reading(2, 1, 3), unavailable('too-few', 'two rows'), undefined],
  ])('whose intervals %s', (_, a, b, overlap) => {
    const [compared] = compareReadings(new Map([['x', a]]), new Map([['x', b]]))
    expect(compared).toEqual({ id: 'x', a, b, overlap })
  })

  test('of one side only', () => {
    const a = reading(1, 1, 1)
    expect(compareReadings(new Map([['x', a]]), new Map())).toEqual([
      { id: 'x', a, b: undefined, overlap: undefined },
    ])
  })
})

describe('rows of two files', () => {
  test('are the same by content: not by place, the order of keys or ids that Cupel gave', async () => {
    const { folder } = workshop({
      'a.jsonl': jsonLines([{ x: 1, y: 2 }, { x: 2 }, { x: 2 }, { x: 3, _cupel: 'a' }]),
      'b.jsonl': jsonLines([{ x: 3 }, { y: 2, x: 1 }, { x: 3, _cupel: 'b' }, { x: 4 }]),
    })
    // a holds 3 different contents, b 3; {x: 1, y: 2} and {x: 3} are in both
    expect(await sharedRows(join(folder, 'a.jsonl'), join(folder, 'b.jsonl'))).toEqual({
      a: 3,
      b: 3,
      both: 2,
    })
  })

  test('may be of different formats', async () => {
    const { folder } = workshop({ 'a.csv': 'x,y\none,two\nthree,four\n' })
    writeFileSync(join(folder, 'b.jsonl'), jsonLines([{ x: 'three', y: 'four' }]))
    expect(await sharedRows(join(folder, 'a.csv'), join(folder, 'b.jsonl'))).toEqual({ a: 2, b: 1, both: 1 })
  })

  test('of a file that is not there', async () => {
    const { folder } = workshop({ 'a.jsonl': '{}\n' })
    await expect(sharedRows(join(folder, 'a.jsonl'), join(folder, 'none.jsonl'))).rejects.toMatchObject({
      code: 'file-not-found',
    })
  })
})
