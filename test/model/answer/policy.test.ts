/** The policy of asking again. */

import { expect, test } from 'vitest'
import { z } from 'zod'
import { answerPolicySchema, defaultAnswerPolicy } from '../../../src/model/answer/policy.js'
import { REPAIR_MARK, repairWords } from '../../../src/model/answer/repair-words.js'

test('the defaults', () => {
  expect(defaultAnswerPolicy).toEqual({ repairs: 2, raises: 2, samples: 1, mostTokens: 16_384 })
})

test.each([{ repairs: -1 }, { raises: 11 }, { samples: 0.5 }, { mostTokens: 0 }, { retries: 1 }])(
  '%j is refused',
  (options) => {
    expect(answerPolicySchema.safeParse(options).success).toBe(false)
  },
)

test('nests in the options of a plug-in', () => {
  const options = z.strictObject({ answers: answerPolicySchema.prefault({}) })
  expect(options.parse({})).toEqual({ answers: defaultAnswerPolicy })
  expect(options.parse({ answers: { repairs: 0 } }).answers.repairs).toBe(0)
})

test('every option says unit, range and where its default is from', () => {
  for (const option of Object.values(answerPolicySchema.shape)) {
    expect(option.description).toMatch(/\((?:count|tokens), \d+ to [\d,]+\)\. Default \d+: ./)
  }
})

test('words of a repair turn begin with the mark', () => {
  expect(repairWords('It is empty.')).toMatchInlineSnapshot(`
    "Your last answer could not be used: It is empty.
    Give the whole answer again with this put right, in the form first asked for, and nothing else."
  `)
  expect(repairWords('').startsWith(REPAIR_MARK)).toBe(true)
})
