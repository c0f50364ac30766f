/** The topic `shopping`: Prices and bills. Every story below was read and reckoned by hand. */

import { describe, expect, test } from 'vitest'
import { shopping } from '../../../../src/generate/arithmetic-program/topics/shopping.js'
import { readable, storyOf } from '../stories-of.js'

describe('stories of rising difficulty', () => {
  test('one step', () => {
    expect(readable(storyOf(shopping, 1))).toMatchInlineSnapshot(`
      "Enrique buys a hammock for £3 and a ball for £3. How much does Enrique have to pay?
      Enrique pays £3 + £3 = £<<3+3=6>>6 in all.
      #### 6"
    `)
  })

  test('two steps', () => {
    expect(readable(storyOf(shopping, 2))).toMatchInlineSnapshot(`
      "At the corner shop, Akinyi takes two balls that cost £6 each. Akinyi brings something back and gets £9 for it. How much does Akinyi have to pay?
      The balls cost 2 × £6 = £<<2*6=12>>12.
      Akinyi has to pay £12 - £9 = £<<12-9=3>>3.
      #### 3"
    `)
  })

  test('three steps', () => {
    expect(readable(storyOf(shopping, 3))).toMatchInlineSnapshot(`
      "Megumi lives in the mountains. At the market, Megumi pays €147 for a lamp and €16 for a cushion. A voucher takes €135 off the total. The bill is split equally among 2 people, and Megumi is one of them. How much does Megumi spend?
      Both things together cost €147 + €16 = €<<147+16=163>>163.
      The bill falls to €163 - €135 = €<<163-135=28>>28.
      Megumi pays €28 / 2 = €<<28/2=14>>14.
      #### 14"
    `)
  })

  test('four steps', () => {
    expect(readable(storyOf(shopping, 4))).toMatchInlineSnapshot(`
      "Nyambura buys 11 cushions at $15.50 each. Nyambura and some friends, 11 people in all, split the bill equally. Besides that, Nyambura pays $4 for a hot chocolate. Her cousin pays $10 of that for her. How much of her own money does Nyambura spend?
      The cushions cost 11 * $15.50 = $<<11*15.5=170.5>>170.50.
      Nyambura pays $170.50 / 11 = $<<170.5/11=15.5>>15.50.
      Nyambura spends $15.50 + $4 = $<<15.5+4=19.5>>19.50 in all.
      Nyambura spends only $19.50 - $10 = $<<19.5-10=9.5>>9.50.
      #### 9.5"
    `)
  })
})

test.each(['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const)(
  'one step of %s',
  (operation) => {
    expect(storyOf(shopping, 1, 1, [operation]).operations).toEqual([operation])
  },
)
