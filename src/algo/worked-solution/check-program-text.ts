/** Judges a worked solution by its text alone: every calculation comes out and every number comes from somewhere. */

import { runStart } from '../maths/expression-run.js'
import { countOperations, type Expression, evaluate, leavesOf } from '../maths/expression.js'
import { findNumbers, type NumberInText } from '../maths/find-numbers.js'
import { type NumberLeaf, parseExpression } from '../maths/parse-expression.js'
import { parseDecimal, type Rational, rational } from '../maths/rational.js'
import { justifiedConstants } from './named-constants.js'

/** What the check found: the number of calculations checked, or the first fault. */
export type TextCheck =
  | { readonly isRight: true; readonly calculations: number; readonly answer: Rational }
  | { readonly isRight: false; readonly reason: string; readonly detail: string }

/**
 * Checks question and answer of a worked solution without knowing how they were made.
 *
 * Checked: each mark `<<a*b=c>>` comes out exactly; the result after a mark is the mark's; with the marks taken out each
 *          `a*b = c` of the text comes out too; each number of a calculation is in the question (digits, words, or as
 *          a decimal of a percentage or fraction), an earlier result, one, or a named constant with its trigger word; each other
 *          number of the prose is one of those or a result; `####` is the value of the last calculation.
 * Reasons: `no-final-answer`, `no-calculation`, `mark-unreadable`, `mark-wrong`, `result-differs`, `equation-wrong`,
 *          `unknown-operand`, `unknown-number`, `answer-differs`.
 * Misses:  a number of the prose, outside of calculations, that was replaced by another number which also occurs;
 *          a question's number that the solution does not use; wrong words.
 * Note:    shares the arithmetic with the renderer of programs, but neither its binding nor its places.
 */
export function checkProgramText(question: string, answer: string): TextCheck {
  const final = /\n#### *[$£€]?(-?[\d.,]*\d) *%?\s*$/.exec(answer)
  const expected = final?.[1] === undefined ? undefined : parseDecimal(final[1])
  if (final === null || expected === undefined)
    return fault('no-final-answer', 'No "#### number" at the end.')
  const body = answer.slice(0, final.index)
  if (!body.includes('=')) return fault('no-calculation', 'The solution calculates nothing.')
  const known = new KnownNumbers(question)
  let last: Rational | undefined
  let calculations = 0
  for (const line of body.split('\n')) {
    const checked = checkLine(line, known)
    if ('reason' in checked) return checked
    calculations += checked.values.length
    last = checked.values.at(-1) ?? last
  }
  if (last === undefined) return fault('no-calculation', 'The solution calculates nothing.')
  if (!last.equals(expected))
    return fault('answer-differs', `#### ${expected.toString()}, but ${last.toString()}.`)
  return { isRight: true, calculations, answer: expected }
}

const LONGEST_DETAIL = 300

type Fault = Extract<TextCheck, { isRight: false }>

function fault(reason: string, detail: string): Fault {
  return { isRight: false, reason, detail: detail.slice(0, LONGEST_DETAIL) }
}

/** Values that may be used: those of the question, and results as they are reached. */
class KnownNumbers {
  private readonly values = new Set<string>(['1'])

  constructor(private readonly question: string) {
    for (const number of findNumbers(question)) {
      this.add(number.value)
      if (number.isPercent) this.add(number.value.div(rational(100)))
    }
    for (const [fraction] of question.matchAll(/\d{1,6}\/\d{1,6}/g)) {
      const value = parseExpression(fraction)
      const share = value && evaluate(value, (leaf) => leaf.value)
      if (share !== undefined) this.add(share)
    }
  }

  add(value: Rational): void {
    this.values.add(value.toFraction())
  }

  has(value: Rational, line: string): boolean {
    return (
      this.values.has(value.toFraction()) || justifiedConstants(value, `${this.question}\n${line}`).length > 0
    )
  }
}

const MARK = /<<([^<>]*)=([^<>=]*)>>([$£€ ]*(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+))?/g

/** Values of the calculations of a line, in order. */
function checkLine(line: string, known: KnownNumbers): { readonly values: Rational[] } | Fault {
  const plain = line.replace(/<<[^<>]*>>/g, '')
  const equations = readEquations(plain)
  const marks = readMarks(line)
  const claims = [...equations, ...marks].sort((a, b) => a.at - b.at)
  const values: Rational[] = []
  for (const claim of claims) {
    const checked = 'left' in claim ? checkEquation(claim, plain, known) : checkMark(claim, line, known)
    if ('reason' in checked) return checked
    known.add(checked.result)
    if ('mark' in claim) values.push(checked.result)
  }
  for (const number of findNumbers(plain)) {
    if (known.has(number.value, plain) || isOrdinal(number)) continue
    return fault('unknown-number', `"${number.text}" in "${plain.trim()}" comes from nowhere.`)
  }
  return { values: endingWith(values, equations.at(-1)?.result) }
}

/** The marks' values, with the line's last equation at the end when it goes on after the last mark. */
function endingWith(marks: readonly Rational[], last: Rational | undefined): Rational[] {
  return last === undefined || marks.some((value) => value.equals(last)) ? [...marks] : [...marks, last]
}

function isOrdinal(number: NumberInText): boolean {
  return number.shape === 'ordinal'
}

interface Mark {
  /** Where it stands in the line without its marks; without an operation, behind the calculation that it ends. */
  readonly at: number
  readonly mark: string
  readonly expression: string
  readonly result: string
  /** The number behind the mark, as written; undefined when there is none. */
  readonly shown: string | undefined
}

function readMarks(line: string): Mark[] {
  let removed = 0
  return [...line.matchAll(MARK)].map((match) => {
    const [, expression = '', result = '', shown] = match
    const mark = `<<${expression}=${result}>>`
    const place = match.index - removed
    const at = /[-+*/x×÷%]/.test(expression) ? place : place + (shown?.length ?? 0) + 0.5
    removed += mark.length
    return { at, mark, expression, result, shown }
  })
}

/** A number justifies itself no more in a mark without an operation than in one with: it must be known before. */
function checkMark(
  { mark, ...read }: Mark,
  line: string,
  known: KnownNumbers,
): { readonly result: Rational } | Fault {
  const expression = parseExpression(read.expression)
  const result = parseDecimal(read.result.trim())
  if (expression === undefined || result === undefined) return fault('mark-unreadable', mark)
  const value = evaluate(expression, (leaf) => leaf.value)
  if (!value?.equals(result)) return fault('mark-wrong', `${mark} is ${value?.toString() ?? 'undefined'}.`)
  const stranger = leavesOf(expression).find((leaf) => !known.has(leaf.value, line))
  if (stranger) return fault('unknown-operand', `${stranger.text} in ${mark}.`)
  const after = read.shown === undefined ? undefined : parseDecimal(read.shown.replace(/[$£€ ]/g, ''))
  if (after === undefined) return fault('result-differs', `No number stands behind ${mark}.`)
  return after.equals(result) ? { result } : fault('result-differs', mark)
}

const RESULT = /\s*[$£€]*\s*((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(\s?%)?/y

interface Equation {
  /** Where its result ends in the line without marks: behind the mark that stands within it. */
  readonly at: number
  readonly shown: string
  readonly left: Expression<NumberLeaf>
  readonly result: Rational
}

/** Equations of a text without marks; what is no arithmetic (`Total = 5`, `45 jars * 20 = 900`) is passed over. */
function readEquations(plain: string): Equation[] {
  const equations: Equation[] = []
  let floor = 0
  for (let equals = plain.indexOf('='); equals >= 0; equals = plain.indexOf('=', equals + 1)) {
    const begin = runStart(plain, equals, floor)
    RESULT.lastIndex = equals + 1
    const [, right = '', percent] = RESULT.exec(plain) ?? []
    floor = equals + 1
    const run = plain.slice(begin, equals).replace(/^(?:[.,)]?\s+|[,)])+/, '')
    const left = parseExpression(percent === undefined ? run : run.replaceAll('%', ''))
    const result = parseDecimal(right)
    const shown = plain.slice(begin, equals + 1 + right.length + 2).trim()
    if (left && result && countOperations(left) > 0)
      equations.push({ at: RESULT.lastIndex, shown, left, result })
  }
  return equations
}

function checkEquation(
  { shown, left, result }: Equation,
  plain: string,
  known: KnownNumbers,
): { readonly result: Rational } | Fault {
  const value = evaluate(left, (leaf) => leaf.value)
  if (!value?.equals(result)) return fault('equation-wrong', `"${shown}" does not come out.`)
  const stranger = leavesOf(left).find((leaf) => !known.has(leaf.value, plain))
  return stranger === undefined ? { result } : fault('unknown-operand', `${stranger.text} in "${shown}".`)
}
