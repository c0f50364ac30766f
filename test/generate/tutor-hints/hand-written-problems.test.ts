/** Hints for problems written by hand: whole ladders that a teacher can judge, and leaks planted into them. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { composeHints } from '../../../src/generate/tutor-hints/compose-hints.js'
import { readSteps } from '../../../src/generate/tutor-hints/read-steps.js'
import { noAnswerLeak } from '../../../src/verify/no-answer-leak.js'
import { judgeWith } from '../../verify/judge-with.js'

interface Problem {
  readonly question: string
  readonly answer: string
}

function hintsOf({ question, answer }: Problem, count = 6): string[] {
  const read = readSteps(answer)
  if ('refused' in read) throw new TypeError(read.refused)
  const hints = composeHints(question, read, count, createRandom('hand', question))
  if ('refused' in hints) throw new TypeError(hints.refused)
  return [...hints]
}

const problems = {
  money: {
    question:
      'Ines buys 3 notebooks at $2.50 each and a pen for $1.75. She pays with a $20 note. How much change does she get?',
    answer:
      'The notebooks cost 3*2.50 = $<<3*2.50=7.50>>7.50.\nAll of it costs 7.50+1.75 = $<<7.50+1.75=9.25>>9.25.\nShe gets 20-9.25 = $<<20-9.25=10.75>>10.75.\n#### 10.75',
  },
  percent: {
    question: 'Of the 240 seats of a hall 35% are taken. How many seats are free?',
    answer:
      'Taken are 240*35/100 = <<240*35/100=84>>84 seats.\nFree are 240-84 = <<240-84=156>>156 seats.\n#### 156',
  },
  fraction: {
    question:
      'A rope of 45 metres is cut: 2/3 of it goes to Ole, the rest is split among 5 scouts. How long is each piece?',
    answer:
      'Ole gets 45*2/3 = <<45*2/3=30>>30 metres.\nThe rest is 45-30 = <<45-30=15>>15 metres.\nEach piece has 15/5 = <<15/5=3>>3 metres.\n#### 3',
  },
  single: {
    question: 'A tram has 7 cars with 48 seats each. How many seats are there?',
    answer: 'There are 7*48 = <<7*48=336>>336 seats.\n#### 336',
  },
  prose: {
    question:
      'Jan is 14 years old. His aunt is three times as old, and his uncle is 5 years older than she. How old is the uncle?',
    answer: 'The aunt is 3 * 14 = 42 years old. The uncle is 42 + 5 = 47 years old. The answer is 47.',
  },
  sameAnswer: {
    question:
      'Mia has 18 cards, gives 6 to Tim and then half of the rest to Pia. How many cards has Mia left?',
    answer: 'First 18-6 = <<18-6=12>>12 are left.\nThen 12/2 = <<12/2=6>>6 are left.\n#### 6',
  },
} satisfies Record<string, Problem>

describe('whole ladders', () => {
  test('money', () => {
    expect(hintsOf(problems.money)).toMatchInlineSnapshot(`
      [
        "Look at what is asked: How much change does she get? These quantities matter: “3 notebooks”, “$2.50 each”, “$1.75” and “$20 note”.",
        "First multiply, because an amount is repeated.",
        "First step: 3 × 2.50.",
        "After that: [result of the step before] + 1.75.",
        "To finish: 20 − [result of the step before].",
      ]
    `)
  })

  test('a percentage', () => {
    expect(hintsOf(problems.percent)).toMatchInlineSnapshot(`
      [
        "Look at what is asked: How many seats are free? You will need “240 seats” and “35%”.",
        "Begin with the percentage: find that share of the whole amount.",
        "Set up the first step: 240 × 35 ÷ 100.",
        "Last step: 240 − [result of the step before].",
      ]
    `)
  })

  test('a fraction', () => {
    expect(hintsOf(problems.fraction)).toMatchInlineSnapshot(`
      [
        "Your goal is in this sentence: How long is each piece? These quantities matter: “45 metres” and “5 scouts”.",
        "First multiply, because an amount is repeated.",
        "First step: 45 × 2 ÷ [a number of the question].",
        "A later step: 45 − [result of the step before].",
        "To finish: [result of the step before] ÷ 5.",
      ]
    `)
  })

  test('a single step, half of which stays hidden', () => {
    expect(hintsOf(problems.single)).toMatchInlineSnapshot(`
      [
        "Look at what is asked: How many seats are there? These quantities matter: “7 cars” and “48 seats each”.",
        "Begin with a multiplication: the same amount comes several times.",
        "This is how it starts: 7 × [what is still missing].",
      ]
    `)
  })

  test('a solution in prose', () => {
    expect(hintsOf(problems.prose)).toMatchInlineSnapshot(`
      [
        "Your goal is in this sentence: How old is the uncle? Underline what you need: “14 years old”, “three times as old” and “5 years older”.",
        "First multiply, because an amount is repeated.",
        "First step: 3 × 14.",
        "Last step: [result of the step before] + 5.",
      ]
    `)
  })

  test('an answer that the question states as well', () => {
    expect(hintsOf(problems.sameAnswer)).toMatchInlineSnapshot(`
      [
        "Your goal is in this sentence: How many cards has Mia left? Underline what you need: “18 cards”.",
        "Begin with a subtraction: something is taken away, or you need a difference.",
        "Set up the first step: 18 − [a number of the question].",
        "Last step: [result of the step before] ÷ 2.",
      ]
    `)
  })
})

describe.each(Object.entries(problems))('the verifier over the hints of %s', (_, problem) => {
  const hints = hintsOf(problem)
  const final = /([\d.]+)\.?$/.exec(problem.answer)?.[1]?.replace(/\.$/, '') ?? ''
  const judge = (changed: readonly string[]) =>
    judgeWith(noAnswerLeak, {}, { ...problem, hints: [...changed] })

  test('finds nothing', async () => {
    expect((await judge(hints)).verdict).toBe('pass')
  })

  test.each<[string, (value: number) => string]>([
    ['the number', (value) => `So it is ${value}.`],
    ['a sum that comes out at it', (value) => `Reckon ${value + 9} − 9.`],
    ['twice its half', (value) => `Take twice ${value / 2}.`],
    ['a percentage', (value) => `Look at ${value * 100}% of one.`],
  ])('finds %s in any hint', async (__, leak) => {
    for (const index of hints.keys()) {
      const planted = hints.with(index, `${hints[index]} ${leak(Number(final))}`)
      expect((await judge(planted)).evidence?.field).toBe(`hints.${index}`)
    }
  })

  test('a ladder is the beginning of a longer one', () => {
    expect(hintsOf(problem, 2)).toEqual(hints.slice(0, 2))
    expect(hintsOf(problem, 1)).toEqual(hints.slice(0, 1))
  })
})
