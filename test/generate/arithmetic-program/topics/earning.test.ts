/** The topic `earning`: Wages and savings. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { earning } from '../../../../src/generate/arithmetic-program/topics/earning.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(earning, 1))).toMatchInlineSnapshot(`
      "Louise has a tortoise called Ginger. Louise has €6 in a money box and €9 in a purse. How much money does Louise have now?
      Louise has €6 + €9 = €<<6+9=15>>15 altogether.
      #### 15"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(earning, 2))).toMatchInlineSnapshot(`
      "Beatrice saves $27 every day for 2 days. Beatrice wants to buy a coat for $60. How much money is still missing?
      Beatrice gets together 2 * $27 = $<<2*27=54>>54.
      Beatrice still needs $60 - $54 = $<<60-54=6>>6.
      #### 6"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(earning, 3))).toMatchInlineSnapshot(`
      "Anton starts the month with €74. At the same time, Hamza has only half as much money as Anton. A lucky investment leaves Hamza with 7 times as much. In the evening he finds €7 in an old coat. What is the amount of money that Hamza has at the end?
      This means that Hamza has €74 / 2 = €<<74/2=37>>37.
      Hamza has €37 x 7 = €<<37*7=259>>259 in all.
      Hamza now has €259 + €7 = €<<259+7=266>>266.
      #### 266"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(earning, 4))).toMatchInlineSnapshot(`
      "Nele earns $211.50 as a waiter and gets $153.50 in tips. She gives away three fifths of the money. Ade has $75.50 less than Nele. How much money does Ade have?
      Nele has $211.50 + $153.50 = $<<211.5+153.5=365>>365 altogether.
      This costs Nele $365 x 3/5 = $<<365*3/5=219>>219.
      What is left is $365 - $219 = $<<365-219=146>>146.
      Therefore Ade has $146 - $75.50 = $<<146-75.5=70.5>>70.50.
      #### 70.5"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(earning, 1, 1, [operation]).operations).toEqual([operation])
  },
)
