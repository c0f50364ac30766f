/** Reads calculation marks `<<48/2=24>>` with the same calculation before and the result after them. */

import { runStart } from '../maths/expression-run.js'
import { countOperations, type Expression, evaluate, leavesOf } from '../maths/expression.js'
import { type NumberLeaf, parseExpression, shiftLeaves } from '../maths/parse-expression.js'
import { parseDecimal, type Rational } from '../maths/rational.js'
import { type Calculation, leafAt, NUMBER, parseRun, refuse } from './calculation.js'
import type { ProgramRefusal } from './program.js'

const MARK = /<<([^<>]*)>>/g
const REPEATED = new RegExp(String.raw`^\s*[$£€]*\s*(${NUMBER})`)

/** All marks of the prose up to `bodyEnd`, in order; a refusal when one cannot be read or does not come out exactly. */
export function readMarks(answer: string, bodyEnd: number): Calculation[] | ProgramRefusal {
  const marks: Calculation[] = []
  let from = 0
  for (const match of answer.slice(0, bodyEnd).matchAll(MARK)) {
    const mark = readMark(answer, match, from, bodyEnd)
    if ('refused' in mark) return mark
    marks.push(mark)
    from = mark.end
  }
  return /<<|>>/.test(answer.slice(0, bodyEnd).replace(MARK, ''))
    ? refuse('mark-unreadable', 'A "<<" or ">>" stands alone.')
    : marks
}

function readMark(
  answer: string,
  match: RegExpExecArray,
  from: number,
  bodyEnd: number,
): Calculation | ProgramRefusal {
  const inside = match[1] ?? ''
  const start = match.index
  const equals = inside.lastIndexOf('=')
  const expression = parseExpression(inside.slice(0, Math.max(0, equals)))
  const resultText = inside.slice(equals + 1).trim()
  const value = parseDecimal(resultText)
  if (expression === undefined || value === undefined) {
    return refuse('mark-unreadable', `The mark ${match[0]} is not arithmetic.`)
  }
  if (!(evaluate(expression, (leaf) => leaf.value)?.equals(value) ?? false)) {
    return refuse('mark-inconsistent', `The mark ${match[0]} does not come out exactly.`)
  }
  const text = textBefore(answer, from, start)
  if (text && !(evaluate(text, (leaf) => leaf.value)?.equals(value) ?? false)) {
    return refuse('text-differs-from-mark', `The text before ${match[0]} has another value.`)
  }
  const resultStart = start + 2 + inside.lastIndexOf(resultText)
  const end = start + match[0].length
  const inMark = shiftLeaves(expression, start + 2)
  const isEcho = text !== undefined && countOperations(expression) === 0
  const repeated = [...(isEcho ? leavesOf(inMark) : []), ...repeatedAfter(answer, end, bodyEnd, value)]
  const result = leafAt(resultText, resultStart, value)
  return isEcho
    ? { isMark: true, start, end, expression: text, result, text: undefined, repeated }
    : { isMark: true, start, end, expression: inMark, result, text, repeated }
}

/** The expression of `48/2 = <<`, when the text before a mark is one. */
function textBefore(answer: string, from: number, start: number): Expression<NumberLeaf> | undefined {
  let equals = start - 1
  while (equals > from && /[\s$£€]/.test(answer.charAt(equals))) equals -= 1
  if (answer.charAt(equals) !== '=') return undefined
  const begin = runStart(answer, equals, from)
  const run = parseRun(answer.slice(begin, equals))
  return run === undefined || countOperations(run) === 0 ? undefined : shiftLeaves(run, begin)
}

function repeatedAfter(answer: string, end: number, bodyEnd: number, value: Rational): NumberLeaf[] {
  const match = REPEATED.exec(answer.slice(end, Math.min(bodyEnd, end + 40)))
  const text = match?.[1] ?? ''
  const found = parseDecimal(text)
  if (match === null || found === undefined || !found.equals(value)) return []
  return [leafAt(text, end + match[0].length - text.length, found)]
}
