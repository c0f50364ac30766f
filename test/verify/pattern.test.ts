/** The verifier `pattern`. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { pattern } from '../../src/verify/pattern.js'
import { judgeWith, optionFaults, sayWith } from './judge-with.js'

const clean = { text: 'What is 3 + 4?' }

describe('a clean record passes', () => {
  test.each<[string, JsonObject]>([
    ['must', { must: ['\\?$'] }],
    ['several must', { must: ['^What', '\\d'] }],
    ['must not', { mustNot: ['http', 'TODO'] }],
    ['both', { must: ['\\?'], mustNot: ['!'] }],
    ['in any case', { must: ['^what'], ignoreCase: true }],
    ['Unicode classes', { must: ['\\p{Lu}'] }],
  ])('%s', async (_, options) => {
    expect(await sayWith(pattern, { field: 'text', ...options }, clean)).toBe('pass')
  })
})

describe('a planted defect fails', () => {
  test('a required match that is missing', async () => {
    expect(await sayWith(pattern, { field: 'text', must: ['\\d', '\\?$'] }, { text: 'It is 7.' })).toBe(
      'fail pattern-missing {"field":"text","pattern":"\\\\?$"}',
    )
  })

  test('a forbidden match, with its place', async () => {
    expect(
      await sayWith(
        pattern,
        { field: 'text', mustNot: ['https?://\\S+'] },
        { text: 'See http://x.example now' },
      ),
    ).toBe(
      'fail pattern-found {"field":"text","pattern":"https?:\\\\/\\\\/\\\\S+","found":"http://x.example","start":4}',
    )
  })

  test('letters of another case count unless told otherwise', async () => {
    expect((await judgeWith(pattern, { field: 'text', must: ['^what'] }, clean)).reason).toBe(
      'pattern-missing',
    )
  })

  test('^ and $ are the ends of the field, not of a line', async () => {
    const verdict = await judgeWith(pattern, { field: 'text', must: ['^b'] }, { text: 'a\nb' })
    expect(verdict.reason).toBe('pattern-missing')
  })

  test('a missing field lacks what it must have, and has nothing that it must not', async () => {
    expect((await judgeWith(pattern, { field: 'none', must: ['.'] }, clean)).verdict).toBe('fail')
    expect((await judgeWith(pattern, { field: 'none', mustNot: ['.'] }, clean)).verdict).toBe('pass')
  })

  test('long matches are cut in evidence', async () => {
    const verdict = await judgeWith(pattern, { field: 'text', mustNot: ['a+'] }, { text: 'a'.repeat(5000) })
    expect(verdict.evidence?.found).toHaveLength(80)
  })
})

test('options', () => {
  expect(optionFaults(pattern, { field: 'text' })).toEqual([': Give must, mustNot or both.'])
  expect(optionFaults(pattern, { field: 'text', must: ['a('] })).toMatchInlineSnapshot(`
    [
      "must.0: No regular expression: Invalid regular expression: /a(/u: Unterminated group.",
    ]
  `)
})
