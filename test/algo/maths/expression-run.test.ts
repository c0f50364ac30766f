/** Where the expression before an equals sign begins. */

import { expect, test } from 'vitest'
import { runStart } from '../../../src/algo/maths/expression-run.js'

const run = (text: string, floor = 0): string => {
  const end = text.indexOf('=', floor)
  return text.slice(runStart(text, end, floor), end)
}

test.each([
  ['He has 12+3 = 15', ' 12+3 '],
  ['12 x 3 = 36', '12 x 3 '],
  ['Cost: $5*(2+1)=15', ' $5*(2+1)'],
  ['45 jars * 20 = 900', ' * 20 '],
  ['Total = 5', ' '],
  ['1\n2+3 = 5', '2+3 '],
])('%j: %j', (text, expected) => {
  expect(run(text)).toBe(expected)
})

test('a floor holds what belongs to an earlier equation back', () => {
  const text = '2+3 = 5 + 1 = 6'
  expect(run(text, text.indexOf('=') + 1)).toBe(' 5 + 1 ')
})

test('a million digits are read in one pass', () => {
  const text = `${'1 '.repeat(500_000)}=`
  expect(runStart(text, text.length - 1)).toBe(0)
})
