/** Words as numbers, and verdicts counted. */

import { describe, expect, test } from 'vitest'
import { VerdictCounts, WordList } from '../../src/store/tally.js'
import { complaintOf } from './complaint.js'

describe('words', () => {
  test('have numbers in the order in which they come, none has 0', () => {
    const words = new WordList()
    expect(['too-long', null, 'wrong', 'too-long', null].map((word) => words.numberOf(word))).toEqual([
      1, 0, 2, 1, 0,
    ])
    expect([0, 1, 2, 3].map((number) => words.wordOf(number))).toEqual([null, 'too-long', 'wrong', null])
  })

  test('are told apart up to the last of 16 bits, and then refused instead of mixed up', async () => {
    const words = new WordList()
    for (let number = 1; number <= 65_535; number += 1) {
      if (words.numberOf(`reason-${number}`) !== number) expect.fail(`reason-${number}`)
    }
    expect(words.wordOf(65_535)).toBe('reason-65535')
    expect(words.numberOf('reason-7')).toBe(7)
    expect(await complaintOf(() => words.numberOf('off by 65536'))).toMatchInlineSnapshot(
      `"InternalError too-many-words: More than 65535 different reasons; the latest is "off by 65536". → A reason is a stable code. Put what differs from record to record into the evidence."`,
    )
  })
})

test('verdicts are counted by verifier, verdict and reason, commonest first', () => {
  const counts = new VerdictCounts()
  counts.add(1, 'pass', null)
  counts.add(0, 'fail', 'wrong')
  counts.add(0, 'pass', null)
  counts.add(0, 'pass', null)
  counts.add(0, 'fail', 'late')
  counts.add(0, 'abstain', 'wrong')
  expect(counts.tallies()).toEqual([
    { verifier: 0, verdict: 'pass', reason: null, count: 2 },
    { verifier: 0, verdict: 'fail', reason: 'wrong', count: 1 },
    { verifier: 0, verdict: 'abstain', reason: 'wrong', count: 1 },
    { verifier: 0, verdict: 'fail', reason: 'late', count: 1 },
    { verifier: 1, verdict: 'pass', reason: null, count: 1 },
  ])
})
