/** The topic `gardening`: Plants and harvests. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { gardening } from '../../../../src/generate/arithmetic-program/topics/gardening.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(gardening, 1))).toMatchInlineSnapshot(`
      "Camille lives next door to Paloma. Camille plants eight old trees in the garden. Six of her old trees dry up in the summer. How many old trees is that for Camille?
      8 - 6 = <<8-6=2>>2 old trees are left.
      #### 2"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(gardening, 2))).toMatchInlineSnapshot(`
      "Jaya and Carmen are pen friends. There are 28 old trees behind the house, and they belong to Jaya. 13 of her old trees dry up in the summer. Each of her old trees bears 6 cherries, and she picks them all. How many cherries does Jaya have in the end?
      Jaya has 28 - 13 = <<28-13=15>>15 old trees.
      The harvest is 15 * 6 = <<15*6=90>>90 cherries.
      #### 90"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(gardening, 3))).toMatchInlineSnapshot(`
      "There are 84 fruit trees in the garden, and they belong to Juma. Ikenna gives Juma 56 more fruit trees to plant. In the meantime, Mumbi has 58 fewer fruit trees than Juma. A little later Mumbi gives 11 fruit trees to Wojciech. How many fruit trees does Mumbi have?
      Now there are 84 + 56 = <<84+56=140>>140 fruit trees.
      Mumbi has 140 - 58 = <<140-58=82>>82 fruit trees.
      Now there are 82 - 11 = <<82-11=71>>71 fruit trees.
      #### 71"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(gardening, 4))).toMatchInlineSnapshot(`
      "Mahmoud lives in the same street as Oliwia. On each of 3 days, Mahmoud picks 48 mangoes in the garden. At the same time, Oliwia has just a third as many mangoes as Mahmoud. Birds spoil a sixth of Oliwia's mangoes. How many mangoes does Oliwia have now?
      Mahmoud picks 3 * 48 = <<3*48=144>>144 mangoes at first.
      Oliwia has 144 ÷ 3 = <<144/3=48>>48 mangoes.
      A sixth of the mangoes are 48 ÷ 6 = <<48/6=8>>8.
      This leaves 48 - 8 = <<48-8=40>>40 mangoes.
      #### 40"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(gardening, 1, 1, [operation]).operations).toEqual([operation])
  },
)
