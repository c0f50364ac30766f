/** From a worked solution to its program: known answers, and every refusal. */

import { describe, expect, test } from 'vitest'
import { leavesOf } from '../../../src/algo/maths/expression.js'
import { parseWorkedSolution } from '../../../src/algo/worked-solution/parse-worked-solution.js'
import type { NumberSource } from '../../../src/algo/worked-solution/program.js'
import { skeleton } from '../../../src/algo/worked-solution/skeleton.js'
import { type Problem, pinsOf, problems, programOf, refusalOf, variablesOf } from './problems.js'

const shown = (source: NumberSource, problem: Problem): string => {
  if (source.kind === 'constant') return source.id
  if (source.kind === 'result') return `result ${source.step + 1}`
  const literal = programOf(problem).literals[source.literal]
  return source.divisor === 1 ? (literal?.text ?? '') : `${literal?.text}%`
}

const bindings = (problem: Problem): string[][] =>
  programOf(problem).steps.map((step) => leavesOf(step.expression).map((source) => shown(source, problem)))

describe('binding', () => {
  test('literals of the question and results of steps', () => {
    expect(bindings(problems.bakery)).toEqual([
      ['14', '25'],
      ['result 1', '290'],
    ])
    expect(variablesOf(problems.bakery)).toEqual(['14', '25', '290'])
  })

  test('a named constant where its word stands', () => {
    expect(bindings(problems.ferry)).toEqual([
      ['18', 'half'],
      ['4', '18'],
      ['7', 'result 1'],
      ['result 2', 'result 3'],
    ])
  })

  test('words, percentages by 100, and decimals', () => {
    expect(bindings(problems.orchard)).toEqual([
      ['Twenty-five', '40'],
      ['result 1', '30', 'percent'],
      ['result 1', 'result 2'],
    ])
    expect(bindings(problems.paint)).toEqual([
      ['12', '1.5'],
      ['result 1', '6.40'],
    ])
  })

  test('a percentage written as a decimal', () => {
    const problem = {
      question: 'A shop lowers the price of a $240 tent by 15%. How much cheaper is the tent?',
      answer: 'The tent is .15*240 = $<<.15*240=36>>36 cheaper.\n#### 36',
    }
    expect(bindings(problem)).toEqual([['15%', '240']])
  })

  test('a mark that holds its result alone is read from the text before it', () => {
    const problem = {
      question: 'A hall has 18 rows of 22 seats. How many seats has it?',
      answer: 'It has 18 * 22 = <<396=396>>396 seats.\n#### 396',
    }
    expect(bindings(problem)).toEqual([['18', '22']])
  })

  test('an equation of the prose is a step', () => {
    const problem = {
      question: 'A van holds 35 crates. How many crates do 6 vans hold, if 12 places stay free?',
      answer: 'Six vans hold 6*35 = 210 crates.\nSo there are 210-12 = <<210-12=198>>198 crates.\n#### 198',
    }
    expect(programOf(problem).steps.map((step) => step.isMark)).toEqual([false, true])
    expect(skeleton(programOf(problem))).toBe('L1*L2;S1-L3')
  })

  test('numbers of equal value vary together, whichever of them a solution means', () => {
    const problem = {
      question:
        'A choir has 24 sopranos and 24 altos. Each singer wears 3 ribbons. How many ribbons do they need?',
      answer:
        'There are 24+24 = <<24+24=48>>48 singers.\nThey need 48*3 = <<48*3=144>>144 ribbons.\n#### 144',
    }
    const program = programOf(problem)
    expect(program.literals.map((literal) => literal.group)).toEqual([0, 0, 2])
    expect(program.variables).toEqual([0, 2])
    expect(skeleton(program)).toBe('L1+L1;S1*L2')
  })
})

test('every mention lies where its number stands', () => {
  for (const problem of [
    problems.bakery,
    problems.ferry,
    problems.orchard,
    problems.paint,
    problems.savings,
  ]) {
    const program = programOf(problem)
    for (const { start, end } of program.mentions) {
      expect(problem.answer.slice(start, end)).toMatch(/^[\d.,]+$|^[a-z-]+$/i)
    }
    const places = program.mentions.map(({ start }) => start)
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
  }
})

test('all digits of an answer belong to a mention', () => {
  for (const problem of [problems.bakery, problems.ferry, problems.paint, problems.savings]) {
    const program = programOf(problem)
    let rest = problem.answer
    for (const { start, end } of [...program.mentions].reverse())
      rest = rest.slice(0, start) + rest.slice(end)
    expect(rest).not.toMatch(/\d/)
  }
})

describe('numbers that must stay', () => {
  test.each<[string, Problem, Record<string, string>]>([
    [
      'a value that a literal and a result share',
      {
        question:
          'A hive makes 36 jars. 4 shops get 9 jars each, and 7 bars get 36 spoons each. How many spoons is that?',
        answer:
          'The shops get 4*9 = <<4*9=36>>36 jars.\nThe bars get 7*36 = <<7*36=252>>252 spoons.\n#### 252',
      },
      { 4: 'ambiguous', 9: 'ambiguous', 36: 'ambiguous' },
    ],
    [
      'a number that the solution does not use',
      {
        question: 'A kiosk opens 11 hours and sells 65 papers at $3. What does it earn?',
        answer: 'It earns 65*3 = $<<65*3=195>>195.\n#### 195',
      },
      { 11: 'unused' },
    ],
    [
      'parts that add up to a whole',
      {
        question: 'Of 50 kites, 20 are red and 30 are blue. A red one costs $7. What do the red ones cost?',
        answer: 'They cost 20*7 = $<<20*7=140>>140.\n#### 140',
      },
      { 20: 'related', 30: 'related', 50: 'related' },
    ],
    [
      'a number that counts what is listed',
      {
        question: 'Olga has 4 cats: Max, Puck, Tiger and Mo. Each eats 17 grams. How many grams do they eat?',
        answer: 'They eat 4*17 = <<4*17=68>>68 grams.\n#### 68',
      },
      { 4: 'listed' },
    ],
    [
      'a number that an ordinal continues',
      {
        question: 'A walker does 13 miles a day for 16 days. What is left of 250 miles on the 17th day?',
        answer:
          'She does 13*16 = <<13*16=208>>208 miles.\nLeft are 250-208 = <<250-208=42>>42 miles.\n#### 42',
      },
      { 16: 'listed', 17: 'ordinal' },
    ],
    [
      'a clock, a year, a label',
      {
        question: 'In 2019, line 6 ran until 9 pm with 48 seats at $3. What did all seats cost?',
        answer: 'They cost 48*3 = $<<48*3=144>>144.\n#### 144',
      },
      { 2019: 'year', 6: 'label', 9: 'clock' },
    ],
    [
      'facts of the world',
      {
        question: 'Each of 25 beetles has 6 legs. A foot has 12 inches. How many legs do the beetles have?',
        answer: 'They have 25*6 = <<25*6=150>>150 legs.\n#### 150',
      },
      { 6: 'world-fact', 12: 'world-fact' },
    ],
    [
      'a count that may be worked out in the head',
      {
        question:
          'Sven buys soup for himself and 3 guests 5 times. A soup costs $4. He also pays $11. What does he pay?',
        answer: 'That makes 4*5 = <<4*5=20>>20 bowls.\nHe pays 4*20+11 = $<<4*20+11=91>>91.\n#### 91',
      },
      { 4: 'doubtful', 3: 'doubtful' },
    ],
    [
      'a number of repetitions',
      {
        question:
          'A colony of 20 mites doubles every week. Each mite weighs 5 grains. What do they weigh after 3 weeks?',
        answer:
          'After a week there are 20*2 = <<20*2=40>>40.\nThen there are 40*2 = <<40*2=80>>80.\nAfter 3 weeks there are 80*2 = <<80*2=160>>160.\n' +
          'They weigh 160*5 = <<160*5=800>>800 grains.\n#### 800',
      },
      { 3: 'structural' },
    ],
    [
      'a result that no later step uses',
      {
        question: 'A belt of 90 beads is cut every 15 beads. 8 knots cost $5 each. What do they cost?',
        answer: 'There are 90/15 = <<90/15=6>>6 parts.\nThe knots cost 8*5 = $<<8*5=40>>40.\n#### 40',
      },
      { 90: 'structural', 15: 'structural' },
    ],
  ])('%s', (_, problem, expected) => {
    expect(pinsOf(problem)).toMatchObject(expected)
  })
})

describe('refusals', () => {
  const plain = 'A cook fries 18 eggs in 3 pans. How many are in a pan?'

  test.each<[string, Problem]>([
    ['no-final-answer', { question: plain, answer: 'There are 18/3 = <<18/3=6>>6 eggs.' }],
    ['no-marks', { question: plain, answer: 'There are 18/3 = 6 eggs.\n#### 6' }],
    ['mark-unreadable', { question: plain, answer: 'There are <<18//3=6>>6 eggs.\n#### 6' }],
    ['mark-unreadable', { question: plain, answer: 'There are <<18/3=6>>6 >> eggs.\n#### 6' }],
    ['mark-inconsistent', { question: plain, answer: 'There are 18/3 = <<18/3=7>>7 eggs.\n#### 7' }],
    ['mark-inconsistent', { question: plain, answer: 'A third is <<1/3=0.33>>0.33.\n#### 0.33' }],
    ['text-differs-from-mark', { question: plain, answer: 'There are 18-3 = <<18/3=6>>6 eggs.\n#### 6' }],
    [
      'equation-inconsistent',
      { question: plain, answer: 'First 18-3 = 14.\nThen <<18/3=6>>6 eggs.\n#### 6' },
    ],
    [
      'equation-unreadable',
      { question: plain, answer: '18 eggs / 3 pans = 6 eggs.\nSo <<18/3=6>>6 eggs.\n#### 6' },
    ],
    ['unbound-literal', { question: plain, answer: 'There are 18/3+5 = <<18/3+5=11>>11 eggs.\n#### 11' }],
    [
      'unmarked-number-in-solution',
      { question: plain, answer: 'There are 18/3 = <<18/3=6>>6 eggs, 44 in a week.\n#### 6' },
    ],
    ['answer-not-last', { question: plain, answer: 'There are 18/3 = <<18/3=6>>6 eggs.\n#### 18' }],
    [
      'number-theory',
      { question: 'Which multiple of 7 follows 21?', answer: 'It is 21+7 = <<21+7=28>>28.\n#### 28' },
    ],
    [
      'chance',
      {
        question: 'In 30 draws the probability is 20%. How many hits?',
        answer: 'There are 30*.2 = <<30*.2=6>>6.\n#### 6',
      },
    ],
    ['algebra', { question: plain, answer: 'Let n be the eggs.\nThen 18/3 = <<18/3=6>>6.\n#### 6' }],
    ['no-literals', { question: 'How many days has a week?', answer: 'It has <<7*1=7>>7 days.\n#### 7' }],
    [
      'nothing-to-vary',
      { question: 'Two cats eat 2 mice each. How many mice?', answer: 'They eat 2*2 = <<2*2=4>>4.\n#### 4' },
    ],
    [
      'ambiguous-literal',
      {
        question: 'A hive fills 36 jars. How many jars do 4 shops with 9 jars each take 4 times?',
        answer: 'The shops take 4*9 = <<4*9=36>>36 jars.\nThat makes 36*4 = <<36*4=144>>144.\n#### 144',
      },
    ],
    [
      'not-round-trip',
      { question: 'A cook fries 18 eggs in 007 pans.', answer: 'That is 18-7 = <<18-07=11>>11.\n#### 11' },
    ],
  ])('%s (%#)', (reason, problem) => {
    expect(refusalOf(problem)).toBe(reason)
  })

  test('a refusal says what and where', () => {
    expect(parseWorkedSolution(plain, 'There are 18/3+5 = <<18/3+5=11>>11 eggs.\n#### 11')).toEqual({
      refused: 'unbound-literal',
      detail: '5 of step 1 has no source.',
    })
    expect(parseWorkedSolution(plain, 'There are 18/3 = <<18/3=7>>7 eggs.\n#### 7')).toEqual({
      refused: 'mark-inconsistent',
      detail: 'The mark <<18/3=7>> does not come out exactly.',
    })
  })
})

test.each(['', ' ', '####', '#### ', '<<>>', '\n#### 5', '<<1+1=2>>', '<<=>>\n#### 1', '= = =\n#### 1'])(
  'odd answers are refused, never thrown at: %j',
  (answer) => {
    expect(parseWorkedSolution('How many are 3 and 4?', answer)).toHaveProperty('refused')
  },
)
