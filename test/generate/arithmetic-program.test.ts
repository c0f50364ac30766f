/** The method `arithmetic-program`: right by construction, checked by the independent verifier. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import type { Task } from '../../src/contract/method.js'
import { arithmeticProgram } from '../../src/generate/arithmetic-program.js'
import { adherence } from '../../src/verify/adherence.js'
import { equation } from '../../src/verify/equation.js'
import { judgeWith } from '../verify/judge-with.js'
import { dataOf, generateWith, performAll, planWith } from './perform-with.js'

const shown = (rows: readonly JsonObject[]) => rows.map(({ question, answer }) => `${question}\n${answer}`)

describe('examples', () => {
  test('word problems of rising difficulty', async () => {
    expect(shown(await generateWith(arithmeticProgram, { topics: ['gardening'] }, 5))).toMatchInlineSnapshot(`
      [
        "Jessica and Jepchirchir are classmates. Jessica picks nine oranges in the garden. Jepchirchir has three fewer oranges than Jessica. How many oranges is that for Jepchirchir?
      Jepchirchir has 9 - 3 = <<9-3=6>>6 oranges.
      #### 6",
        "Dina fills three baskets with 18 mangoes each. She uses five of them for jam. How many mangoes is that for Dina?
      That is a harvest of 3 * 18 = <<3*18=54>>54 mangoes.
      54 - 5 = <<54-5=49>>49 mangoes are left.
      #### 49",
        "Dong has a parrot called Rusty. Dong has twelve patches in the garden, and in each patch there are 21 fruit trees. Faisal gives Dong 89 more fruit trees to plant. Zuzanna has 17 fewer fruit trees than Dong. How many fruit trees is that for Zuzanna?
      There are 12 * 21 = <<12*21=252>>252 fruit trees to begin with.
      Dong has 252 + 89 = <<252+89=341>>341 fruit trees.
      Therefore Zuzanna has 341 - 17 = <<341-17=324>>324 fruit trees.
      #### 324",
        "Oliver picks 144 nectarines on the hill. Weronika has just a sixth as many nectarines as Oliver. After that Weronika eats 18 of them with Anton. Amaka gives Weronika another 299 nectarines. A little later Weronika eats 266 of them with Ade. How many nectarines is that for Weronika?
      This means that Weronika has 144 / 6 = <<144/6=24>>24 nectarines.
      This leaves 24 - 18 = <<24-18=6>>6 nectarines.
      Weronika has 6 + 299 = <<6+299=305>>305 nectarines.
      This leaves 305 - 266 = <<305-266=39>>39 nectarines.
      #### 39",
        "Huda has harvested 793 lemons. She uses 712 of them for jam. At the same time, Arthur has a third as many lemons as Huda. Then Arthur eats 18 of them with Jeanne. Paloma gives Arthur another 953 lemons. Chege has 200 fewer lemons than Arthur. How many lemons is that for Chege?
      This leaves 793 - 712 = <<793-712=81>>81 lemons.
      Arthur has 81 / 3 = <<81/3=27>>27 lemons.
      This leaves 27 - 18 = <<27-18=9>>9 lemons.
      So there are 9 + 953 = <<9+953=962>>962 lemons.
      Chege has 962 - 200 = <<962-200=762>>762 lemons.
      #### 762",
      ]
    `)
  })

  test('bare arithmetic', async () => {
    expect(
      shown(await generateWith(arithmeticProgram, { style: 'bare', difficulty: [2, 4] }, 4)),
    ).toMatchInlineSnapshot(`
      [
        "Calculate 22 + 2 - 8.
      22 + 2 = <<22+2=24>>24
      24 - 8 = <<24-8=16>>16
      #### 16",
        "Begin with 97. Multiply the result by eleven. Decrease it by 222. Now divide by five. Now multiply by two. Subtract 119. What do you get?
      97 × 11 = <<97*11=1067>>1067
      1067 - 222 = <<1067-222=845>>845
      845 ÷ 5 = <<845/5=169>>169
      169 × 2 = <<169*2=338>>338
      338 - 119 = <<338-119=219>>219
      #### 219",
        "What is (32 - 22) * 6?
      32 - 22 = <<32-22=10>>10
      10 * 6 = <<10*6=60>>60
      #### 60",
        "Start with 96. Now multiply by 6. Take a sixth of the result. Divide it by 6. Take 3/8 of the result. What is the result?
      96 * 6 = <<96*6=576>>576
      576 / 6 = <<576/6=96>>96
      96 / 6 = <<96/6=16>>16
      16 * 3/8 = <<16*3/8=6>>6
      #### 6",
      ]
    `)
  })

  test('a whole record', async () => {
    expect(
      await generateWith(arithmeticProgram, { topics: ['sports'], difficulty: 2 }, 1),
    ).toMatchInlineSnapshot(`
      [
        {
          "answer": "Jessica scores 20 + 14 = <<20+14=34>>34 points in all.
      Hideo has 34 x 2 = <<34*2=68>>68 points.
      #### 68",
          "difficulty": 2,
          "operations": [
            "add",
            "multiply",
          ],
          "question": "Jessica has a parrot called Rusty. In a video game, Jessica scores 20 points before the break and 14 points after it. At the same time, Hideo has twice as many points as Jessica. How many points does Hideo have?",
          "steps": 2,
          "style": "word-problem",
          "topic": "sports",
          "value": 68,
        },
      ]
    `)
  })
})

describe('the independent verifier agrees with every record', () => {
  test.each<[string, JsonObject, number]>([
    ['word problems', {}, 1500],
    ['bare arithmetic', { style: 'bare' }, 500],
    ['only multiplication and division', { operations: ['multiply', 'divide'], difficulty: [2, 3] }, 200],
    ['only parts', { operations: ['fraction', 'percent'], difficulty: [1, 2, 3] }, 200],
    ['small numbers', { maxValue: 30, difficulty: [3, 4] }, 200],
  ])('%s', async (_, options, count) => {
    for (const data of await generateWith(arithmeticProgram, options, count)) {
      const verdict = await judgeWith(equation, {}, data)
      if (verdict.verdict !== 'pass') expect.fail(`${JSON.stringify(verdict)}\n${shown([data]).join('')}`)
    }
  })

  test('and catches a planted error in every one', async () => {
    for (const data of await generateWith(arithmeticProgram, {}, 100)) {
      const wrong = {
        ...data,
        answer: String(data.answer).replace(/#### (\d)/, (_, digit) => `#### ${(Number(digit) % 9) + 1}`),
      }
      expect((await judgeWith(equation, {}, wrong)).verdict).toBe('fail')
    }
  })
})

describe('what a record says of itself', () => {
  test('is what was asked', async () => {
    const tasks = await planWith(arithmeticProgram, {}, 200)
    const rows = dataOf(await performAll(arithmeticProgram, {}, tasks))
    for (const [index, data] of rows.entries()) {
      expect((await judgeWith(adherence, {}, data, tasks[index]?.asked)).verdict).toBe('pass')
    }
  })

  test('value, final line and number of steps agree', async () => {
    for (const { answer, value, steps, operations } of await generateWith(arithmeticProgram, {}, 200)) {
      expect(Number(/#### (.+)$/.exec(String(answer))?.[1])).toBe(value)
      expect(String(answer).match(/<</g)).toHaveLength(Number(steps))
      expect(operations).toHaveLength(Number(steps))
    }
  })

  test('the program of the notes comes out at the value', async () => {
    const tasks = await planWith(arithmeticProgram, {}, 100)
    for (const outcome of await performAll(arithmeticProgram, {}, tasks)) {
      if ('refused' in outcome) expect.fail(outcome.refused)
      const program = String(outcome.notes?.program)
      expect(program).toMatch(/^[\d+\-*/().]+$/)
      // JavaScript's own arithmetic as an oracle, in doubles
      expect(Number(new Function(`return ${program}`)())).toBeCloseTo(Number(outcome.data.value), 6)
    }
  })

  test('stays within maxValue', async () => {
    for (const { question, answer } of await generateWith(arithmeticProgram, { maxValue: 40 }, 200)) {
      for (const [number] of `${question} ${answer}`.matchAll(/(?<![\d.])\d+(?:\.\d+)?(?!%|\/100|\d)/g)) {
        if (Number(number) !== 100) expect(Number(number)).toBeLessThanOrEqual(100) // percentages reach 100
      }
      const results = [...String(answer).matchAll(/=([\d.]+)>>/g)].map(([, result]) => Number(result))
      expect(Math.max(...results)).toBeLessThanOrEqual(40)
    }
  })
})

describe('variety', () => {
  test('few exact duplicates', async () => {
    const rows = await generateWith(arithmeticProgram, {}, 3000)
    expect(new Set(rows.map(({ question }) => question)).size).toBeGreaterThan(2990)
  })

  test('numbers come as digits and as words, money in three currencies', async () => {
    const text = (await generateWith(arithmeticProgram, {}, 400)).map(({ question }) => question).join('\n')
    for (const pattern of [/\d/, /\bseven\b/, /twenty-/, /\$/, /£/, /€/, /half/, /%/])
      expect(text).toMatch(pattern)
  })
})

describe('plans', () => {
  const count = (tasks: readonly Task[], of: (asked: JsonObject) => unknown): Map<unknown, number> => {
    const counts = new Map<unknown, number>()
    for (const { asked = {} } of tasks) counts.set(of(asked), (counts.get(of(asked)) ?? 0) + 1)
    return counts
  }

  test('spread evenly over difficulties and topics', async () => {
    const counts = count(
      await planWith(arithmeticProgram, {}, 500),
      ({ difficulty, topic }) => `${difficulty} ${topic}`,
    )
    expect(counts.size).toBe(50)
    expect(new Set(counts.values())).toEqual(new Set([10]))
  })

  test('serve open cells first, all topics of each', async () => {
    const open = [
      { attributes: { difficulty: 1 }, missing: 40 },
      { attributes: { difficulty: 3, topic: 'baking' }, missing: 20 },
    ]
    const tasks = await planWith(arithmeticProgram, {}, 100, { open })
    const first = tasks.slice(0, 66) // 60 missing, and 6 more in turn
    expect(count(first, ({ difficulty }) => difficulty)).toEqual(
      new Map([
        [1, 43],
        [3, 23],
      ]),
    )
    expect(
      count(
        first.filter(({ asked }) => asked?.difficulty === 1),
        ({ topic }) => topic,
      ).size,
    ).toBe(10)
    expect(count(tasks.slice(66), ({ difficulty }) => difficulty).size).toBe(5)
  })

  test('say the style only where a cell asks for it', async () => {
    const open = [{ attributes: { style: 'word-problem', difficulty: 2 }, missing: 1 }]
    const [task] = await planWith(arithmeticProgram, { topics: ['sports'] }, 1, { open })
    expect(task?.asked).toEqual({ difficulty: 2, topic: 'sports', style: 'word-problem' })
  })

  test('later rounds repeat no key', async () => {
    const first = await planWith(arithmeticProgram, {}, 30)
    const later = await planWith(arithmeticProgram, {}, 30, { round: 1, planned: 30 })
    expect(new Set([...first, ...later].map(({ key }) => key)).size).toBe(60)
  })
})

test('the same task gives the same story, whatever was told before', async () => {
  const tasks = await planWith(arithmeticProgram, {}, 40)
  const forwards = await performAll(arithmeticProgram, {}, tasks)
  const backwards = await performAll(arithmeticProgram, {}, [...tasks].reverse())
  expect(backwards.reverse()).toEqual(forwards)
})
