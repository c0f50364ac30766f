/** The exporter `dpo`. */

import { describe, expect, test } from 'vitest'
import { dpo } from '../../src/export/dpo.js'
import { buildCandidate } from '../../src/testing/builders.js'
import { exported, exportRows } from './export-all.js'

const ask = (question: string, answer: string) => ({ question, answer })

describe('of fields', () => {
  test('chosen and rejected', async () => {
    const data = { prompt: 'Greet me.', chosen: 'Hello!', rejected: 'No.' }
    expect(await exported(dpo, [data])).toEqual([data])
  })

  test('by other names, with a system prompt', async () => {
    const data = { question: 'Greet me.', good: 'Hello!', bad: 'No.' }
    expect(await exported(dpo, [data], { chosen: 'good', rejected: 'bad', system: 'Be kind.' })).toEqual([
      { prompt: 'Be kind.\n\nGreet me.', chosen: 'Hello!', rejected: 'No.' },
    ])
  })

  test.each([
    ['same-completion', { prompt: 'x', chosen: 'a', rejected: 'a' }],
    ['empty-chosen', { prompt: 'x', chosen: '', rejected: 'a' }],
    ['missing-rejected', { prompt: 'x', chosen: 'a', rejected: null }],
    ['rejected-not-text', { prompt: 'x', chosen: 'a', rejected: [{ role: 'assistant', content: 'b' }] }],
    ['missing-prompt', { chosen: 'a', rejected: 'b' }],
  ])('left out: %s', async (reason, data) => {
    expect(await exported(dpo, [data])).toEqual([reason])
  })
})

describe('by pairing', () => {
  test('an accepted record with a rejected one of the same prompt', async () => {
    expect(await exported(dpo, [ask('2 + 2?', '4')], {}, [ask('2 + 2?', '5')])).toEqual([
      { prompt: '2 + 2?', chosen: '4', rejected: '5' },
    ])
  })

  test('a rejected record serves once, in order; what is left over is counted', async () => {
    const accepted = [ask('2 + 2?', '4'), ask('2 + 2?', 'four'), ask('2 + 2?', 'IV'), ask('3 + 3?', '6')]
    const rejected = [ask('2 + 2?', '5'), ask('9 + 9?', '1'), ask('2 + 2?', '22')]
    expect(await exported(dpo, accepted, {}, rejected)).toEqual([
      { prompt: '2 + 2?', chosen: '4', rejected: '5' },
      { prompt: '2 + 2?', chosen: 'four', rejected: '22' },
      'no-rejected-partner',
      'no-rejected-partner',
      'unpaired-rejected',
    ])
  })

  test('never with the same completion', async () => {
    const rejected = [ask('2 + 2?', '4'), ask('2 + 2?', '5')]
    expect(await exported(dpo, [ask('2 + 2?', '4')], {}, rejected)).toEqual([
      { prompt: '2 + 2?', chosen: '4', rejected: '5' },
      'unpaired-rejected',
    ])
  })

  test('rejected records that cannot be read are named by their id', async () => {
    const rows = await exportRows(dpo, [], {}, [{ question: 'x' }, ask('x', 'y')])
    expect(rows).toEqual([
      { skipped: 'missing-completion', id: buildCandidate({}, 'wrong-1').id },
      { skipped: 'unpaired-rejected', id: buildCandidate({}, 'wrong-2').id },
    ])
  })

  test('every record is in one row or has one reason', async () => {
    const accepted = Array.from({ length: 20 }, (_, i) => ask(`${i % 7}?`, `right ${i}`))
    const rejected = Array.from({ length: 30 }, (_, i) => ask(`${i % 5}?`, `wrong ${i}`))
    const rows = await exported(dpo, accepted, {}, rejected)
    const pairs = rows.filter((row) => typeof row === 'object').length
    const reasons = rows.filter((row) => typeof row === 'string').length
    expect(2 * pairs + reasons).toBe(50)
    // prompts 0 to 4: accepted 3, 3, 3, 3, 3 of each (i mod 7 for i < 20 gives 0–5 three times, 6 twice), rejected 6 each
    expect(pairs).toBe(15)
  })
})
