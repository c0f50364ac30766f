/** Plans of rows. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import type { Task } from '../../../src/contract/method.js'
import { fields } from '../../../src/generate/fields.js'
import { buildSourceRecords } from '../../../src/testing/builders.js'
import { planWith, type Situation } from '../perform-with.js'

const age = { age: { sample: { kind: 'integer', min: 1, max: 9 } } }
const reader = { ...age, name: { expr: 'source.name' } }
const records = buildSourceRecords([{ name: 'a' }, { name: 'b' }])

function shown(tasks: readonly Task[]): string {
  return tasks
    .map(({ key, parents, asked }) =>
      [key, parents[0]?.data.name, asked?.age].filter((part) => part !== undefined).join(':'),
    )
    .join(' ')
}

async function plan(options: JsonObject, count: number, situation: Situation = {}): Promise<string> {
  return shown(await planWith(fields, options, count, situation))
}

describe('without a source', () => {
  test('endless, or as many as `rows`', async () => {
    expect(await plan({ fields: age }, 3)).toBe('row-0 row-1 row-2')
    expect(await plan({ fields: age, rows: 2 }, 9)).toBe('row-0 row-1')
  })

  test('later rounds go on', async () => {
    expect(await plan({ fields: age }, 2, { round: 1, planned: 5 })).toBe('row-5 row-6')
    expect(await plan({ fields: age, rows: 6 }, 9, { round: 1, planned: 5 })).toBe('row-5')
  })

  test('is said to be endless only when it is', () => {
    expect(fields.bind({ fields: age }).instance.isEndless).toBe(true)
    expect(fields.bind({ fields: age, rows: 2 }).instance.isEndless).toBe(false)
    expect(fields.bind({ fields: reader }).instance.isEndless).toBe(false)
  })
})

describe('with a source', () => {
  test('one row for each record, or `rows`', async () => {
    expect(await plan({ fields: reader }, 9, { records })).toBe('row-0:a row-1:b')
    expect(await plan({ fields: reader, rows: 2 }, 9, { records })).toBe('row-0:a row-1:a row-2:b row-3:b')
    expect(await plan({ fields: age }, 9, { records })).toBe('row-0:a row-1:b')
  })

  test('later rounds go on with what is left', async () => {
    expect(await plan({ fields: reader, rows: 2 }, 9, { records, round: 1, planned: 3 })).toBe('row-3:b')
  })

  test('an empty source plans nothing when fields read it', async () => {
    expect(await plan({ fields: reader }, 9)).toBe('')
  })
})

describe('with open cells', () => {
  const open = [
    { attributes: { age: 1 }, missing: 2 },
    { attributes: { age: 2 }, missing: 1 },
  ]

  test('asks for them first', async () => {
    expect(await plan({ fields: age }, 6, { open })).toBe('row-0:1 row-1:2 row-2:1 row-3:1 row-4 row-5')
    expect(await plan({ fields: age }, 4, { open, round: 2, planned: 10 })).toBe(
      'row-10:1 row-11:2 row-12:1 row-13:1',
    )
  })

  test('goes over the source again and again, unless `rows` limits it', async () => {
    expect(await plan({ fields: reader }, 5, { open, records })).toBe(
      'row-0:a:1 row-1:b:2 row-2:a:1 row-3:b:1 row-4:a',
    )
    expect(await plan({ fields: reader, rows: 1 }, 5, { open, records })).toBe('row-0:a:1 row-1:b:2')
  })
})
