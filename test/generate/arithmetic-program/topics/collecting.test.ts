/** The topic `collecting`: Collections. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { collecting } from '../../../../src/generate/arithmetic-program/topics/collecting.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(collecting, 1))).toMatchInlineSnapshot(`
      "At the start of January, Elke has 8 keyrings. On Friday Jeanne gives Elke 3 more keyrings. What is the number of keyrings that Elke has?
      Elke now has 8 + 3 = <<8+3=11>>11 keyrings.
      #### 11"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(collecting, 2))).toMatchInlineSnapshot(`
      "At the start of August, Dev has 19 pencils. At the same time, Chepkoech has three times as many pencils as Dev. A little later Chepkoech buys another 28 pencils. What is the number of pencils that Chepkoech has?
      So Chepkoech has 19 * 3 = <<19*3=57>>57 pencils.
      So Chepkoech has 57 + 28 = <<57+28=85>>85 pencils.
      #### 85"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(collecting, 3))).toMatchInlineSnapshot(`
      "Nathan has 24 stickers at home and 54 more at school. A little later he finds 37 more at a flea market. Over the summer, his collection grows to 3 times its size. How many stickers are in Nathan's collection at the end?
      Nathan has 24 + 54 = <<24+54=78>>78 stickers in all.
      Nathan now has 78 + 37 = <<78+37=115>>115 stickers.
      Nathan has 115 × 3 = <<115*3=345>>345 stickers.
      #### 345"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(collecting, 4))).toMatchInlineSnapshot(`
      "Keiko has a new hobby. Keiko has 156 erasers. On Sunday she buys 12 sets with 10 erasers in each. On Monday Keiko buys another 115 erasers. Over the winter, her collection grows to twice its size. What is the number of erasers that Keiko has at the end?
      Keiko gets 12 * 10 = <<12*10=120>>120 erasers more.
      Now Keiko has 156 + 120 = <<156+120=276>>276 erasers.
      Keiko has 276 + 115 = <<276+115=391>>391 erasers.
      So Keiko has 391 * 2 = <<391*2=782>>782 erasers.
      #### 782"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(collecting, 1, 1, [operation]).operations).toEqual([operation])
  },
)
