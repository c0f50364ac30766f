/** What people do with money: every production told once, for people to judge. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { limitsOf } from '../../../src/generate/arithmetic-program/dial.js'
import {
  moneyMoves,
  moneyNouns,
  moneyQuestions,
} from '../../../src/generate/arithmetic-program/money-moves.js'
import type { Production, Topic } from '../../../src/generate/arithmetic-program/production.js'
import { given } from '../../../src/generate/arithmetic-program/quantity.js'
import { compileTopic, type Story, tellStory } from '../../../src/generate/arithmetic-program/tell-story.js'

const opening: Production = {
  from: null,
  to: 'money',
  draw: { n: () => given(12_000, true) },
  say: ['{hero} has {$n}.'],
  work: [],
}

/** A story of $120 and one move. */
function storyAfter(move: Production, seed = 1): Story {
  const topic: Topic = {
    id: 'money',
    nouns: moneyNouns,
    rules: {},
    settings: [],
    productions: [opening, move],
    questions: moneyQuestions,
  }
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const limits = limitsOf(5, undefined, undefined)
    const random = createRandom('money', seed, attempt)
    const story = tellStory(compileTopic(topic), limits, move.work.length, random)
    if (story !== undefined) return story
  }
  throw new TypeError('No story.')
}

const cases = moneyMoves.map((move, index): [number, string, Production] => [
  index,
  `${move.work.map(({ operation }) => operation).join(', ')} → ${move.to}`,
  move,
])

test('each move told once', () => {
  const texts = cases.map(([index, name, move]) => {
    const { question, lines, hundredths } = storyAfter(move)
    return `${index}. ${name}: ${question}\n   ${lines.join(' ')} #### ${hundredths / 100}`
  })
  expect(`\n${texts.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    0. add → money: Chao has £120. On Wednesday Chao earns another £3.40 by washing a car. What is the amount of money that Chao has?
       Chao now has £120 + £3.40 = £<<120+3.4=123.4>>123.40. #### 123.4
    1. add → money: Chao has £120. On Wednesday Chao gets £407.75 as a prize. How much does Chao have?
       That makes £120 + £407.75 = £<<120+407.75=527.75>>527.75 in all. #### 527.75
    2. subtract → money: Chao has £120. On Wednesday Chao pays £10.85 for a bus ticket. How much does Chao have?
       Chao has £120 - £10.85 = £<<120-10.85=109.15>>109.15 left. #### 109.15
    3. subtract → money: Chao has £120. He lends £8.95 to Beatrice. What is the amount of money that Chao has now?
       Chao has £120 - £8.95 = £<<120-8.95=111.05>>111.05 left. #### 111.05
    4. multiply, add → money: Chao has £120. In March he helps Beatrice for 2 hours at £28 an hour. What is the amount of money that Chao has?
       For this, Chao earns 2 * £28 = £<<2*28=56>>56. Chao has £120 + £56 = £<<120+56=176>>176 now. #### 176
    5. fraction, subtract → money: Chao has £120. On Wednesday Chao spends a fifth of it on presents. How much does Chao have?
       This costs Chao £120 ÷ 5 = £<<120/5=24>>24. Chao has £120 - £24 = £<<120-24=96>>96 left. #### 96
    6. percent, subtract → money: Chao has £120. He gives 65% of it to Beatrice. What is the amount of money that Chao has?
       65% of the money is £120 * 65/100 = £<<120*65/100=78>>78. Chao has £120 - £78 = £<<120-78=42>>42 left. #### 42
    7. divide → share: Chao has £120. He shares the money equally among 2 children. How much is each share?
       Each share is £120 ÷ 2 = £<<120/2=60>>60. #### 60
    8. subtract → shortfall: Chao has £120. A tent costs £240, and he is saving for it. How much money is still missing?
       Chao still needs £240 - £120 = £<<240-120=120>>120. #### 120
    9. add → money: Chao has £120. In the meantime, Beatrice has £407.75 more than Chao. How much does Beatrice have?
       Beatrice has £120 + £407.75 = £<<120+407.75=527.75>>527.75. #### 527.75
    10. subtract → money: Chao has £120. In the meantime, Beatrice has £8.95 less than Chao. How much does Beatrice have?
       Beatrice has £120 - £8.95 = £<<120-8.95=111.05>>111.05. #### 111.05
    11. multiply → money: Chao has £120. At the same time, Beatrice has twice as much money as Chao. How much does Beatrice have?
       Beatrice has £120 * 2 = £<<120*2=240>>240. #### 240
    12. divide → money: Chao has £120. At the same time, Beatrice has only half as much money as Chao. What is the amount of money that Beatrice has?
       Beatrice has £120 ÷ 2 = £<<120/2=60>>60. #### 60
    13. fraction → money: Chao has £120. At the same time, Beatrice has only a fifth as much money as Chao. What is the amount of money that Beatrice has?
       Beatrice has £120 ÷ 5 = £<<120/5=24>>24. #### 24
    14. percent → money: Chao has £120. At the same time, Beatrice has only 65% as much money as Chao. What is the amount of money that Beatrice has?
       Beatrice has £120 * 65/100 = £<<120*65/100=78>>78. #### 78
    "
  `)
})

describe.each(cases)('move %d (%s)', (_, __, move) => {
  test('says where the story goes on, and questions exist there', () => {
    expect(move.from).toBe('money')
    expect(Object.keys(moneyQuestions)).toContain(move.to)
  })

  test('works with coins only: no result has a part of a cent, none is below 2', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { hundredths } = storyAfter(move, seed)
      expect(Number.isInteger(hundredths)).toBe(true)
      expect(hundredths).toBeGreaterThanOrEqual(200)
    }
  })

  test('every way of saying it comes', () => {
    const said = new Set<string>()
    for (let seed = 0; seed < 40; seed += 1) {
      const { question } = storyAfter(move, seed)
      said.add(question.replace(/[\d.]+/g, '#').replace(/[A-Z][a-z]+/g, 'Name'))
    }
    expect(said.size).toBeGreaterThanOrEqual(move.say.length)
  })
})
