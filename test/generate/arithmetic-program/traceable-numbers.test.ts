/** Every number of every solution comes from the question or from an earlier step, and planted defects are caught. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { createRandom } from '../../../src/base/random.js'
import { arithmeticProgram } from '../../../src/generate/arithmetic-program.js'
import { equation } from '../../../src/verify/equation.js'
import { judgeWith } from '../../verify/judge-with.js'
import { generateWith } from '../perform-with.js'
import { readMarksOf, toldNumbers } from './read-solution.js'

const stories = await generateWith(arithmeticProgram, {}, 600)
const bare = await generateWith(arithmeticProgram, { style: 'bare' }, 150)
const all = [...stories, ...bare]

const shown = ({ question, answer }: JsonObject): string => `${String(question)}\n${String(answer)}`

/** Operands that neither the question nor an earlier step tells; 100 belongs to percentages. */
function untold({ question, answer }: JsonObject): number[] {
  const known = [...toldNumbers(String(question)), 100]
  return readMarksOf(String(answer)).flatMap(({ operands, result }) => {
    const missing = operands.filter((operand) => !known.includes(operand))
    known.push(result)
    return missing
  })
}

describe('an independent reader', () => {
  test('finds every mark, right and with its result in the prose', () => {
    for (const data of all) {
      const marks = readMarksOf(String(data.answer))
      expect(marks, shown(data)).toHaveLength(Number(data.steps))
      for (const { isRight, result, shown: written } of marks) {
        expect([isRight, written], shown(data)).toEqual([true, result])
      }
    }
  })

  test('finds every operand in the question or an earlier step', () => {
    for (const data of all) expect(untold(data), shown(data)).toEqual([])
  })

  test('finds every result used by a later step, and the last one as the value', () => {
    for (const data of all) {
      const marks = readMarksOf(String(data.answer))
      for (const [index, { result }] of marks.slice(0, -1).entries()) {
        const later = marks.slice(index + 1).flatMap(({ operands }) => operands)
        expect(later, shown(data)).toContain(result)
      }
      expect(marks.at(-1)?.result).toBe(data.value)
    }
  })

  test('finds no number in the question that no step uses', () => {
    for (const data of stories) {
      const used = readMarksOf(String(data.answer)).flatMap(({ operands }) => operands)
      const digits = [...String(data.question).matchAll(/(?<![\d./])(?!1\/)\d+(?:\.\d+)?/g)].map(([number]) =>
        Number(number),
      )
      for (const number of digits) expect(used, shown(data)).toContain(number)
    }
  })
})

/** Replaces the chosen match of a pattern by what a function makes of it. */
function plant(text: string, pattern: RegExp, choose: number, change: (match: string) => string): string {
  const matches = [...text.matchAll(pattern)]
  const match = matches[choose % Math.max(1, matches.length)]
  if (match === undefined) return text
  return text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length)
}

const raise = (number: string): string => String(Number(number) + 1)

describe('a defect planted at a random place of the solution', () => {
  test.each<[string, RegExp, (match: string) => string]>([
    ['a wrong result in a mark', /(?<==)[\d.]+(?=>>)/g, raise],
    ['a wrong first operand in a mark', /(?<=<<)[\d.]+/g, raise],
    ['a wrong number in the prose after a mark', /(?<=>>)\d+/g, raise],
    ['a wrong final line', /(?<=#### )\d+/g, raise],
    ['no final line', /\n#### .*$/g, () => ''],
  ])('%s is caught by the verifier', async (_, pattern, change) => {
    for (const [index, data] of stories.slice(0, 80).entries()) {
      const answer = plant(String(data.answer), pattern, createRandom('plant', index).integer(0, 50), change)
      expect(answer).not.toBe(data.answer)
      const { verdict } = await judgeWith(equation, {}, { ...data, answer })
      expect(verdict, `${String(data.answer)}\n→\n${answer}`).toBe('fail')
    }
  })

  test('a first line that is left out is seen by the reader: its result comes from nowhere', () => {
    const long = stories.filter(({ steps }) => Number(steps) > 1)
    const seen = long.filter((data) => {
      const [, ...rest] = String(data.answer).split('\n')
      return untold({ ...data, answer: rest.join('\n') }).length > 0
    })
    // by chance the lost result may also be a number of the question
    expect(seen.length / long.length).toBeGreaterThan(0.9)
  })

  test('a changed number of the question is seen by the reader', () => {
    const withDigits = stories.filter(({ question }) => /[2-9]\d\d/.test(String(question)))
    for (const data of withDigits) {
      const question = plant(String(data.question), /[2-9]\d\d/g, 0, (number) => `7${number}1`)
      expect(untold({ ...data, question }).length, question).toBeGreaterThan(0)
    }
    expect(withDigits.length).toBeGreaterThan(100)
  })
})
