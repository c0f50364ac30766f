/** An independent reader of worked solutions for tests: numbers of a question, marks and their results in exact fractions. */

import { numberMentions } from '../../../src/algo/expression/number-mentions.js'

/** One calculation mark: its numbers as written, and whether its result is right. */
export interface ReadMark {
  readonly operands: readonly number[]
  readonly result: number
  readonly isRight: boolean
  /** The number in the prose right after the mark. */
  readonly shown: number
}

/** The marks of a solution, reckoned in hundredths without the code under test. */
export function readMarksOf(answer: string): ReadMark[] {
  return [...answer.matchAll(/<<([^=<>]+)=([\d.]+)>>(\d+(?:\.\d+)?)/g)].map(
    ([, calculation = '', result = '', shown = '']) => {
      const operands = [...calculation.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number))
      return {
        operands,
        result: Number(result),
        isRight: reckon(calculation) === Math.round(Number(result) * 100),
        shown: Number(shown),
      }
    },
  )
}

/** Hundredths of `a+b`, `a-b`, `a*b`, `a/b`, `a*b/c`; a product or quotient that is not exact is undefined. */
function reckon(calculation: string): number | undefined {
  const [first = '0', ...rest] = calculation.split(/(?=[-+*/])/)
  let [top, bottom] = [BigInt(Math.round(Number(first) * 100)), 1n]
  for (const part of rest) {
    const value = BigInt(Math.round(Number(part.slice(1)) * 100))
    if (part[0] === '+') top += value * bottom
    else if (part[0] === '-') top -= value * bottom
    else if (part[0] === '*') [top, bottom] = [top * value, bottom * 100n]
    else [top, bottom] = [top * 100n, bottom * value]
  }
  return top % bottom === 0n ? Number(top / bottom) : undefined
}

/** Numbers that a question tells in any way: digits, words, `twice`, and the parts of fractions. */
export function toldNumbers(question: string): number[] {
  const mentioned = numberMentions(question).flatMap(({ values }) =>
    values.flatMap((value) => [value.valueOf(), Number(value.n), Number(value.d)]),
  )
  return [...mentioned, ...(/\btwice\b/i.test(question) ? [2] : [])]
}
