/** The topic `workshop`: Things made and sold. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { workshop } from '../../../../src/generate/arithmetic-program/topics/workshop.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(workshop, 1))).toMatchInlineSnapshot(`
      "Aiko lives by the sea. Aiko runs a carpentry and makes 9 bricks on Thursday. A week later Aiko makes 6 more. How many bricks is that for Aiko?
      Aiko has 9 + 6 = <<9+6=15>>15 bricks so far.
      #### 15"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(workshop, 2))).toMatchInlineSnapshot(`
      "Yan makes 11 brushes in a week. Anjali brings Yan another 16 brushes. Yan sells all of them for €2 each. How much money does Yan have now?
      Yan has 11 + 16 = <<11+16=27>>27 brushes so far.
      Yan earns 27 × €2 = €<<27*2=54>>54.
      #### 54"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(workshop, 3))).toMatchInlineSnapshot(`
      "Jide makes 60 lamps in November and 105 more in the month after. At the same time, Alicja has a fifth as many lamps as Jide. Alicja sells all of them for $14 each. What is the amount of money that Alicja has now?
      Jide makes 60 + 105 = <<60+105=165>>165 lamps in all.
      This means that Alicja has 165 / 5 = <<165/5=33>>33 lamps.
      Alicja earns 33 * $14 = $<<33*14=462>>462.
      #### 462"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(workshop, 4))).toMatchInlineSnapshot(`
      "Modupe makes 133 brushes in July and 363 more in the month after. Sabine has 256 more brushes than Modupe. Yetunde has 616 fewer brushes than Sabine. Yetunde sells all of them for $11 each. What is the amount of money that Yetunde has at the end?
      Modupe makes 133 + 363 = <<133+363=496>>496 brushes in all.
      So Sabine has 496 + 256 = <<496+256=752>>752 brushes.
      Yetunde has 752 - 616 = <<752-616=136>>136 brushes.
      The sale brings Yetunde 136 * $11 = $<<136*11=1496>>1496.
      #### 1496"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(workshop, 1, 1, [operation]).operations).toEqual([operation])
  },
)
