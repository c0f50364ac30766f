/** Comparisons of two people: all six, told of an amount of 60 and of money of $60. */

import { expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { comparisons } from '../../../src/generate/arithmetic-program/comparisons.js'
import { limitsOf } from '../../../src/generate/arithmetic-program/dial.js'
import type { Production, Topic } from '../../../src/generate/arithmetic-program/production.js'
import { given } from '../../../src/generate/arithmetic-program/quantity.js'
import { compileTopic, type Story, tellStory } from '../../../src/generate/arithmetic-program/tell-story.js'

const ofThings = comparisons({
  state: 'owned',
  verb: 'has',
  more: '{n} more {thing:s}',
  fewer: '{n} fewer {thing:s}',
  many: 'many {thing:s}',
  line: '{hero} has {calc thing}.',
})
const ofMoney = comparisons({
  state: 'owned',
  verb: 'earns',
  more: '{$n} more',
  fewer: '{$n} less',
  many: 'much',
  line: '{hero} earns {calc}.',
  isMoney: true,
})

function told(comparison: Production, isMoney: boolean, seed: number): Story | undefined {
  const topic: Topic = {
    id: 'compare',
    nouns: { thing: 'box' },
    rules: {},
    settings: [],
    productions: [
      {
        from: null,
        to: 'owned',
        draw: { n: () => given(6000, isMoney) },
        say: [isMoney ? '{hero} earns {$n}.' : '{hero} has {n thing}.'],
        work: [],
      },
      comparison,
    ],
    questions: { owned: ['How much has {hero}{now}?'] },
  }
  return tellStory(compileTopic(topic), limitsOf(5, undefined, undefined), 1, createRandom('compare', seed))
}

const readable = (story: Story | undefined): string =>
  story === undefined ? 'none' : `${story.question} | ${story.lines.join(' ')}`

test('of things', () => {
  expect(ofThings.map((one) => readable(told(one, false, 4)))).toMatchInlineSnapshot(`
    [
      "Sabine has 60 boxes. Femi has 158 more boxes than Sabine. How much has Femi? | Therefore Femi has 60 + 158 = <<60+158=218>>218 boxes.",
      "Sabine has 60 boxes. Femi has 49 fewer boxes than Sabine. How much has Femi? | Therefore Femi has 60 - 49 = <<60-49=11>>11 boxes.",
      "Sabine has 60 boxes. Femi has 11 times as many boxes as Sabine. How much has Femi? | Therefore Femi has 60 * 11 = <<60*11=660>>660 boxes.",
      "Sabine has 60 boxes. Femi has 1/12 as many boxes as Sabine. How much has Femi? | Femi has 60 ÷ 12 = <<60/12=5>>5 boxes.",
      "Sabine has 60 boxes. Femi has a third as many boxes as Sabine. How much has Femi? | Femi has 60 ÷ 3 = <<60/3=20>>20 boxes.",
      "Sabine has 60 boxes. Femi has 50% as many boxes as Sabine. How much has Femi? | Femi has 60 * 50/100 = <<60*50/100=30>>30 boxes.",
    ]
  `)
})

test('of money', () => {
  expect(ofMoney.map((one) => readable(told(one, true, 4)))).toMatchInlineSnapshot(`
    [
      "Sabine earns $60. Femi earns $361.80 more than Sabine. How much has Femi? | Therefore Femi earns $60 + $361.80 = $<<60+361.8=421.8>>421.80.",
      "Sabine earns $60. Femi earns $8.15 less than Sabine. How much has Femi? | Therefore Femi earns $60 - $8.15 = $<<60-8.15=51.85>>51.85.",
      "Sabine earns $60. Femi earns 11 times as much as Sabine. How much has Femi? | Therefore Femi earns $60 * 11 = $<<60*11=660>>660.",
      "Sabine earns $60. Femi earns 1/12 as much as Sabine. How much has Femi? | Femi earns $60 ÷ 12 = $<<60/12=5>>5.",
      "Sabine earns $60. Femi earns a third as much as Sabine. How much has Femi? | Femi earns $60 ÷ 3 = $<<60/3=20>>20.",
      "Sabine earns $60. Femi earns 50% as much as Sabine. How much has Femi? | Femi earns $60 * 50/100 = $<<60*50/100=30>>30.",
    ]
  `)
})

test('the story goes on with the other person, who is asked about without "now"', () => {
  for (const comparison of ofThings) {
    for (let seed = 0; seed < 12; seed += 1) {
      const { question, lines } = told(comparison, false, seed) ?? { question: '', lines: [''] }
      const [, first] = /^(\w+) has /.exec(question) ?? []
      const [, asked] = /How much has (\w+)\?$/.exec(question) ?? []
      expect(asked).toBeDefined()
      expect(asked).not.toBe(first)
      expect(lines[0]).toMatch(new RegExp(`\\b${asked} has `))
    }
  }
})

test('a comparison by division never has a remainder: 60 goes into 2, 3, 4, 5, 6, 10, 12, 15 and 20 parts', () => {
  const divisors = new Set<number>()
  for (let seed = 0; seed < 150; seed += 1) {
    const story = ofThings[3] && told(ofThings[3], false, seed)
    if (story !== undefined) divisors.add(6000 / story.hundredths)
  }
  // factors to 20 that leave at least 2 each
  expect([...divisors].sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 10, 12, 15, 20])
})
