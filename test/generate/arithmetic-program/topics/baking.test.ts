/** The topic `baking`: Baking, packing and selling. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { baking } from '../../../../src/generate/arithmetic-program/topics/baking.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(baking, 1))).toMatchInlineSnapshot(`
      "Andrzej makes three sweet empanadas and two plain empanadas for a picnic. How many empanadas does Andrzej have now?
      Andrzej makes 3 + 2 = <<3+2=5>>5 empanadas altogether.
      #### 5"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(baking, 2))).toMatchInlineSnapshot(`
      "Lucy lives in the same street as Dalal. On Thursday Lucy makes fourteen muffins. She sells all of them for €4 each. On Monday she gets €16 as a prize. How much money does Lucy have in the end?
      Lucy earns 14 * €4 = €<<14*4=56>>56.
      That makes €56 + €16 = €<<56+16=72>>72 altogether.
      #### 72"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(baking, 3))).toMatchInlineSnapshot(`
      "A rack holds twelve muffins, and Nnamdi bakes twelve racks for the neighbours. All of his muffins are sold at €2 apiece, and Nnamdi keeps the money. Meanwhile, Daniel has €90 less than Nnamdi. What is the amount of money that Daniel has?
      The racks hold 12 x 12 = <<12*12=144>>144 muffins.
      The sale brings Nnamdi 144 x €2 = €<<144*2=288>>288.
      Daniel has €288 - €90 = €<<288-90=198>>198.
      #### 198"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(baking, 4))).toMatchInlineSnapshot(`
      "Neha has made 321 pies for a street party. Kenta has a third as many pies as Neha. Bolanle has six times as many pies as Kenta. Meanwhile, Britta has just half as many pies as Bolanle. All of Britta's pies are sold at $2.50 apiece, and she keeps the money. How much money does Britta have?
      Kenta has 321 ÷ 3 = <<321/3=107>>107 pies.
      This means that Bolanle has 107 * 6 = <<107*6=642>>642 pies.
      So Britta has 642 ÷ 2 = <<642/2=321>>321 pies.
      The sale brings Britta 321 * $2.50 = $<<321*2.5=802.5>>802.50.
      #### 802.5"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(baking, 1, 1, [operation]).operations).toEqual([operation])
  },
)
