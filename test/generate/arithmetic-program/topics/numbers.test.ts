/** The topic `numbers`: Bare arithmetic. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { numbers } from '../../../../src/generate/arithmetic-program/topics/numbers.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(numbers, 1))).toMatchInlineSnapshot(`
      "Begin with five. Then add ten. Which number do you end with?
      5 + 10 = <<5+10=15>>15
      #### 15"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(numbers, 2))).toMatchInlineSnapshot(`
      "Start with 25. Now multiply by three. Add 24. Which number do you end with?
      25 x 3 = <<25*3=75>>75
      75 + 24 = <<75+24=99>>99
      #### 99"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(numbers, 3))).toMatchInlineSnapshot(`
      "Take the number 97. Then multiply by 2. Decrease it by 126. Multiply the result by 4. What do you get?
      97 * 2 = <<97*2=194>>194
      194 - 126 = <<194-126=68>>68
      68 * 4 = <<68*4=272>>272
      #### 272"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(numbers, 4))).toMatchInlineSnapshot(`
      "Begin with 312. Subtract 37. Add 13. Multiply the result by 3. Add 88. What is the result?
      312 - 37 = <<312-37=275>>275
      275 + 13 = <<275+13=288>>288
      288 × 3 = <<288*3=864>>864
      864 + 88 = <<864+88=952>>952
      #### 952"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(numbers, 1, 1, [operation]).operations).toEqual([operation])
  },
)
