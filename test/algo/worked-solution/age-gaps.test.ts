/** Years between parents and children. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { ageGaps } from '../../../src/algo/worked-solution/age-gaps.js'
import { variationLimits } from '../../../src/algo/worked-solution/variation-limits.js'
import { createVariationSearch } from '../../../src/algo/worked-solution/vary-program.js'
import { type Problem, programOf, rationals } from './problems.js'

const mother: Problem = {
  question: 'Paul is 9 years old. His mother is 35 years old. How old was she when he was born?',
  answer: 'She was 35-9 = <<35-9=26>>26.\n#### 26',
}
const grandfather: Problem = {
  question: 'Paul is 9, and his grandfather is 71. How much older is the grandfather?',
  answer: 'He is 71-9 = <<71-9=62>>62 years older.\n#### 62',
}
const shelf: Problem = {
  question: 'A mother buys 9 jars and 35 lids. How many more lids are there?',
  answer: 'There are 35-9 = <<35-9=26>>26 more.\n#### 26',
}

describe('which quantities are tied', () => {
  // mother: 35 - 9 = 26 and the result 26 - 9 = 17, both of 16 to 45
  test.each([
    ['a mother', mother, ['0-1: 16 to 45', '0-2: 16 to 45']],
    // 71 - 9 = 62 and the result 62 - 9 = 53, both of 34 to 85
    ['a grandfather', grandfather, ['0-1: 34 to 85', '0-2: 34 to 85']],
    ['no ages', shelf, []],
    ['no parents', { ...mother, question: mother.question.replace('mother', 'neighbour') }, []],
  ] as const)('%s', (_, problem, expected) => {
    const shown = ageGaps(programOf(problem)).map(
      ({ younger, older, leastYears, mostYears }) => `${younger}-${older}: ${leastYears} to ${mostYears}`,
    )
    expect(shown).toEqual(expected)
  })

  test('money does not count as an age', () => {
    const gift = {
      question: 'A father pays $9 for a cake for a birthday and $35 for a doll. What does he pay?',
      answer: 'He pays 9+35 = $<<9+35=44>>44.\n#### 44',
    }
    expect(ageGaps(programOf(gift))).toEqual([])
  })
})

describe('the limit', () => {
  test.each([
    [[10, 36], undefined], // 26 years
    [[11, 25], 'age-gap'], // a mother of 14
    [[8, 54], 'age-gap'], // a mother of 46
    [[6, 51], undefined], // a mother of 45
  ])('Paul and his mother as %j: %s', (ages, expected) => {
    expect(variationLimits(programOf(mother))(rationals(...ages))).toBe(expected)
  })

  test('holds in every variation', () => {
    const search = createVariationSearch(programOf(mother))
    for (let seed = 0; seed < 40; seed += 1) {
      const variation = search.draw(createRandom('age-gap', seed))
      if ('refused' in variation) expect.fail(variation.detail)
      const [child = 0, parent = 0] = variation.values.map((value) => value.valueOf())
      expect(parent - child).toBeGreaterThanOrEqual(16)
      expect(parent - child).toBeLessThanOrEqual(45)
    }
  })
})
