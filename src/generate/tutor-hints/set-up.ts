/** Strong hints: how a step is set up, with its own result and those of earlier steps left out. */

import { type Answer, findAnswer } from '../../algo/expression/find-answer.js'
import type { Expression, Operator } from '../../algo/maths/expression.js'
import { findNumbers } from '../../algo/maths/find-numbers.js'
import type { NumberLeaf } from '../../algo/maths/parse-expression.js'
import { printExpression } from '../../algo/maths/print-expression.js'
import type { Rational } from '../../algo/maths/rational.js'
import type { SolutionStep } from './read-steps.js'

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
const HIDDEN = '[what is still missing]'
const SIGNS: Readonly<Record<Operator, string>> = { '+': '+', '-': '−', '*': '×', '/': '÷' }
const ACTIONS: Readonly<Record<Operator, string>> = {
  '+': 'add what belongs together',
  '-': 'subtract to find what is left or how large the difference is',
  '*': 'multiply, because the same amount comes several times',
  '/': 'divide into equal parts',
}

/**
 * The set-up of a step: `48 ÷ 2`, `[result of the first step] + 12`.
 *
 * Out: variants from the most to the least informative: the whole set-up, either side of its last operation hidden,
 *      and the operation in words, which names no number.
 */
export function setUps(
  question: string,
  steps: readonly SolutionStep[],
  index: number,
  answer: Answer,
): string[] {
  const expression = steps[index]?.expression
  if (expression === undefined) return []
  const given = findNumbers(question).map(({ value }) => value)
  const print = (part: Expression<NumberLeaf>) =>
    printPart(part, (leaf) => leafText(leaf, given, steps, index, answer))
  const whole = print(expression)
  if (expression.kind !== 'binary') return [whole, ACTIONS['+']]
  const sign = SIGNS[expression.operator]
  return [
    whole,
    `${print(expression.left)} ${sign} ${HIDDEN}`,
    `${HIDDEN} ${sign} ${print(expression.right)}`,
    ACTIONS[expression.operator],
  ]
}

/** The operator that a step performs first: the innermost one on the left. */
export function firstOperator(expression: Expression<NumberLeaf>): Operator | 'percent' | undefined {
  if (expression.kind === 'leaf') return undefined
  if (expression.kind === 'negate') return firstOperator(expression.operand)
  if (expression.kind === 'percent') return 'percent'
  const inner = firstOperator(expression.left) ?? firstOperator(expression.right)
  const takesHundredth =
    expression.operator === '/' && expression.right.kind === 'leaf' && expression.right.leaf.value.equals(100)
  return takesHundredth ? 'percent' : (inner ?? expression.operator)
}

const FIRST_MARK = 0xe000

/** Prints with blanks around the signs; numbers are held by private characters until the signs are set. */
function printPart(expression: Expression<NumberLeaf>, print: (leaf: NumberLeaf) => string): string {
  const leaves: string[] = []
  const skeleton = printExpression(expression, (leaf) => {
    leaves.push(print(leaf))
    return String.fromCharCode(FIRST_MARK + leaves.length - 1)
  })
  const spaced = skeleton.replace(/[-+*/](?=[\ue000-\uf8ff(-])/g, (sign) => ` ${SIGNS[sign as Operator]} `)
  return spaced.replace(/[\ue000-\uf8ff]/g, (mark) => leaves[mark.charCodeAt(0) - FIRST_MARK] ?? '').trim()
}

/** A number as it stands, the name of the earlier step it comes from, or brackets where it is the answer itself. */
function leafText(
  leaf: NumberLeaf,
  given: readonly Rational[],
  steps: readonly SolutionStep[],
  index: number,
  answer: Answer,
): string {
  const isGiven = given.some((value) => value.equals(leaf.value))
  const earlier = steps.slice(0, index).findLastIndex((step) => step.value.equals(leaf.value))
  if (earlier >= 0 && !isGiven) return resultName(earlier, index)
  if (findAnswer(leaf.text, answer) === undefined) return leaf.text
  return isGiven ? '[a number of the question]' : HIDDEN
}

function resultName(step: number, current: number): string {
  if (step === current - 1) return '[result of the step before]'
  return `[result of the ${ORDINALS[step] ?? 'earlier'} step]`
}
