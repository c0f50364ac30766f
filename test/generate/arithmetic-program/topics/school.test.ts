/** The topic `school`: Children, groups and tickets. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { school } from '../../../../src/generate/arithmetic-program/topics/school.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(school, 1))).toMatchInlineSnapshot(`
      "9 girls and 3 boys take part in a science fair that Ting organises. How many children are there at the end?
      There are 9 + 3 = <<9+3=12>>12 children in all.
      #### 12"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(school, 2))).toMatchInlineSnapshot(`
      "39 girls and 13 boys take part in a chess tournament that Emi organises. 5 of the children are ill and stay at home. How many children is that?
      There are 39 + 13 = <<39+13=52>>52 children altogether.
      52 - 5 = <<52-5=47>>47 children are left.
      #### 47"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(school, 3))).toMatchInlineSnapshot(`
      "At a sports day in Chao's school there are 65 younger and 102 older children. A ticket costs $2 for each child. The bus costs another $23. How much does the school have to pay?
      There are 65 + 102 = <<65+102=167>>167 children altogether.
      Altogether it costs 167 × $2 = $<<167*2=334>>334.
      That makes $334 + $23 = $<<334+23=357>>357 altogether.
      #### 357"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(school, 4))).toMatchInlineSnapshot(`
      "Priya organises a science fair for two classes with 35 children in each class. After lunch, two fifths of the children leave. Soon the number of children grows to six times what it was. How many children is that?
      There are 2 * 35 = <<2*35=70>>70 children to begin with.
      Two fifths of them are 70 * 2/5 = <<70*2/5=28>>28 children.
      70 - 28 = <<70-28=42>>42 children are left.
      That makes 42 * 6 = <<42*6=252>>252 children.
      #### 252"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(school, 1, 1, [operation]).operations).toEqual([operation])
  },
)
