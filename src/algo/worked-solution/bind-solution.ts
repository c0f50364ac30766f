/** Binds every number of a solution to a literal of the question, a result, or a named constant. */

import { type Expression, leavesOf, mapLeaves } from '../maths/expression.js'
import { findNumbers, type NumberInText } from '../maths/find-numbers.js'
import { digitStyleOf, type NumberStyle } from '../maths/number-style.js'
import type { NumberLeaf } from '../maths/parse-expression.js'
import type { Mention, NumberSource, ProgramRefusal, Step } from './program.js'
import type { Calculation } from './calculation.js'
import type { SolutionText } from './read-calculations.js'
import type { SourceBook } from './source-book.js'

/** What binding yields: steps in order, and every number of the answer with its source, in order of place. */
export interface BoundSolution {
  readonly steps: readonly Step[]
  readonly mentions: readonly Mention[]
}

/**
 * Binds a solution. A number with several possible sources gets the first of them, and all of them are pinned
 * in the book, so that every reading stays true.
 *
 * Out: a refusal for a number without any source (`unbound-literal` in a calculation, `unmarked-number-in-solution`
 *      in the prose), and `answer-not-last` when `####` is not the last step's value.
 */
export function bindSolution(
  answer: string,
  text: SolutionText,
  book: SourceBook,
): BoundSolution | ProgramRefusal {
  const steps: Step[] = []
  const mentions: Mention[] = []
  const numbers = findNumbers(answer.slice(0, text.bodyEnd))
  for (const calculation of text.calculations) {
    const bound = bindExpression(answer, calculation, steps.length, book)
    if ('refused' in bound) return bound
    steps.push({
      expression: bound,
      value: calculation.result.value,
      isMark: calculation.isMark,
      start: calculation.start,
    })
    book.addStep(bound, calculation.result.value)
    mentions.push(...mentionsOf(answer, calculation, bound, steps.length - 1, numbers))
  }
  const last = steps.at(-1)
  if (last === undefined || !last.value.equals(text.final.value)) {
    return {
      refused: 'answer-not-last',
      detail: `#### ${text.final.text} is not the value of the last step.`,
    }
  }
  mentions.push(mention(answer, text.final, { kind: 'result', step: steps.length - 1 }))
  const prose = bindProse(answer, text, numbers, mentions, book)
  if ('refused' in prose) return prose
  return { steps, mentions: [...mentions, ...prose.mentions].sort((a, b) => a.start - b.start) }
}

function bindExpression(
  answer: string,
  calculation: Calculation,
  step: number,
  book: SourceBook,
): Expression<NumberSource> | ProgramRefusal {
  let unbound: NumberLeaf | undefined
  const line = lineAt(answer, calculation.start)
  const factors = factorLeaves(calculation.expression)
  const bound = mapLeaves(calculation.expression, (leaf): NumberSource => {
    const candidates = book.candidates(leaf.value, { stepCount: step, line, isFactor: factors.has(leaf) })
    const [first] = candidates
    if (first === undefined) unbound ??= leaf
    if (candidates.length > 1) for (const source of candidates) book.pin(source, 'ambiguous')
    return first ?? { kind: 'constant', id: 'unknown', value: leaf.value }
  })
  if (unbound === undefined) return bound
  return { refused: 'unbound-literal', detail: `${unbound.text} of step ${step + 1} has no source.` }
}

/** Leaves that are an operand of a multiplication or division, or stand alone. */
function factorLeaves(expression: Expression<NumberLeaf>): ReadonlySet<NumberLeaf> {
  const factors = new Set<NumberLeaf>()
  const visit = (node: Expression<NumberLeaf>, isFactor: boolean): void => {
    if (node.kind === 'leaf') {
      if (isFactor) factors.add(node.leaf)
    } else if (node.kind === 'binary') {
      const inner = node.operator === '*' || node.operator === '/'
      visit(node.left, inner)
      visit(node.right, inner)
    } else visit(node.operand, isFactor)
  }
  visit(expression, true)
  return factors
}

function lineAt(answer: string, offset: number): string {
  const end = answer.indexOf('\n', offset)
  return answer.slice(answer.lastIndexOf('\n', offset) + 1, end < 0 ? answer.length : end)
}

function mentionsOf(
  answer: string,
  calculation: Calculation,
  bound: Expression<NumberSource>,
  step: number,
  numbers: readonly NumberInText[],
): Mention[] {
  const leaves = leavesOf(calculation.expression)
  const sources = leavesOf(bound)
  const result: NumberSource = { kind: 'result', step }
  const mentions = leaves.map((leaf, index) => mention(answer, leaf, sources[index] ?? result))
  mentions.push(mention(answer, calculation.result, result))
  for (const place of calculation.repeated) mentions.push(mention(answer, place, result))
  for (const [index, place] of localText(answer, calculation, leaves, numbers).entries()) {
    if (place) mentions.push(mention(answer, place, sources[index] ?? result))
  }
  return mentions
}

/** The numbers of the text before a mark that stand for its leaves, in their order; empty when they do not match. */
function localText(
  answer: string,
  calculation: Calculation,
  leaves: readonly NumberLeaf[],
  numbers: readonly NumberInText[],
): readonly NumberLeaf[] {
  if (!calculation.isMark || leaves.some((leaf) => leaf.start < calculation.start)) return []
  const text = calculation.text ? leavesOf(calculation.text) : []
  if (isSameSequence(text, leaves)) return text
  const lineStart = answer.lastIndexOf('\n', calculation.start - 1) + 1
  const from = Math.max(lineStart, answer.lastIndexOf('>>', calculation.start) + 2)
  const near = numbers.filter((number) => number.start >= from && number.end <= calculation.start)
  const last = near.slice(-leaves.length)
  return isSameSequence(last, leaves) ? last : []
}

function isSameSequence(some: readonly NumberLeaf[], others: readonly NumberLeaf[]): boolean {
  return (
    some.length === others.length &&
    some.every((leaf, index) => leaf.value.equals(others[index]?.value ?? -1))
  )
}

function bindProse(
  answer: string,
  text: SolutionText,
  numbers: readonly NumberInText[],
  known: readonly Mention[],
  book: SourceBook,
): { readonly mentions: Mention[] } | ProgramRefusal {
  const covered = new Set(known.map((place) => place.start))
  const mentions: Mention[] = []
  for (const number of numbers) {
    if (covered.has(number.start) || isInside(number, text.calculations)) continue
    const line = lineAt(answer, number.start)
    const lineEnd = answer.indexOf('\n', number.start)
    const stepCount = text.calculations.filter(({ start }) => start < lineEnd).length
    const candidates = book.candidates(number.value, { stepCount, line, isFactor: true })
    const [first] = candidates
    if (first === undefined) {
      return {
        refused: 'unmarked-number-in-solution',
        detail: `"${number.text}" of the prose has no source.`,
      }
    }
    if (candidates.length > 1) for (const source of candidates) book.pin(source, 'ambiguous')
    if (number.shape !== 'plain') book.pin(first, `written-as-${number.shape}`)
    mentions.push(mention(answer, number, first, number.style))
  }
  return { mentions }
}

function isInside(number: NumberInText, calculations: readonly Calculation[]): boolean {
  return calculations.some(({ isMark, start, end }) => isMark && number.start >= start && number.end <= end)
}

function mention(
  answer: string,
  place: Pick<NumberLeaf, 'start' | 'end' | 'text'>,
  source: NumberSource,
  givenStyle?: NumberStyle,
): Mention {
  const isMoney = /[$£€]\s?(?:<<[^<>]*>>)?[$£€]?$/.test(
    answer.slice(Math.max(0, place.start - 60), place.start),
  )
  const isPercent = /^\s?(?:%|percent\b)/.test(answer.slice(place.end, place.end + 10))
  const style = givenStyle ?? digitStyleOf(place.text, isMoney)
  return { start: place.start, end: place.end, source, style, isMoney, isPercent }
}
