/** Calculations in signs and in words. */

import { describe, expect, test } from 'vitest'
import { numberMentions } from '../../../src/algo/expression/number-mentions.js'
import { writtenCalculations } from '../../../src/algo/expression/written-calculations.js'

function values(text: string): string[] {
  return writtenCalculations(text, numberMentions(text)).map(({ value }) => value.toFraction())
}

describe('in signs', () => {
  test.each<[string, string[]]>([
    ['48+24', ['72']],
    ['so 48 + 24 clips', ['72']],
    ['12 x 2', ['24']],
    ['12 × 2', ['24']],
    ['144 ÷ 2', ['72']],
    ['$3.50 * 4', ['14']],
    ['20% * 50', ['10']],
    // all that the order of operations computes: 48/2, then times 3
    ['(48/2)*3', ['72', '24']],
    ['100 - 50 - 30', ['20', '50']],
    ['3 + 4 * 2', ['11', '8']],
    ['2 1/2', ['5/2', '1/2']],
    ['2½', ['5/2']],
    ['(we did 20+4)', ['24']],
    ['12+12=?', ['24']],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  test('adjacent numbers are two runs, and a malformed run counts in all its parts', () => {
    expect(values('In 2026 5 + 19')).toEqual(['24'])
    expect(values('5 + * 2 + 3')).toContain('5')
  })

  test('division by zero has no value', () => {
    expect(values('5 / 0')).toEqual([])
  })
})

describe('in words', () => {
  test.each<[string, string]>([
    ['48 plus 24', '72'],
    ['96 minus 24', '72'],
    ['six times 12', '72'],
    ['144 divided by 2', '72'],
    ['half of 144', '72'],
    ['20% of the 360', '72'],
    ['add 48 and 24', '72'],
    ['Add the 48 clips to the 24 clips', '72'],
    ['the sum of 48 and 24', '72'],
    ['subtract 24 from 96', '72'],
    ['the difference between 24 and 96', '72'],
    ['multiply 36 by 2', '72'],
    ['the product of 36 and 2', '72'],
    ['split 144 sweets among 2', '72'],
    ['24 more than 48', '72'],
    ['24 fewer than 96', '72'],
    ['twice 36', '72'],
    ['double the 36', '72'],
    ['triple 24', '72'],
    ['13 dollars and 50 cents', '27/2'],
  ])('%s', (text, expected) => {
    expect(values(text)).toContain(expected)
  })
})

describe('no calculation', () => {
  test.each(['48 friends and 24 clips', 'divide 48 by what is left', '24', 'add what belongs together', ''])(
    '%s',
    (text) => {
      expect(values(text)).toEqual([])
    },
  )
})
