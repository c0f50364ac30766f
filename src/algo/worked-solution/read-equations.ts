/** Reads equations of a solution's prose that stand outside of calculation marks: `18/3 = 6 rows`. */

import { runStart } from '../maths/expression-run.js'
import { evaluate, leavesOf } from '../maths/expression.js'
import { shiftLeaves } from '../maths/parse-expression.js'
import { parseDecimal } from '../maths/rational.js'
import { type Calculation, leafAt, NUMBER, parseRun, refuse } from './calculation.js'
import type { ProgramRefusal } from './program.js'

const RESULT = new RegExp(`\\s*[$£€]*\\s*(${NUMBER})`, 'y')
const CONTINUES = /^\s*[-+*/×÷=(–−]\s*[\d$(.]|^\s*[xX]\s*[\d$(.]/

/** All equations outside of the marks, in order; a refusal for an equals sign between numbers that cannot be read. */
export function readEquations(
  answer: string,
  bodyEnd: number,
  marks: readonly Calculation[],
): Calculation[] | ProgramRefusal {
  const masked = maskMarks(answer.slice(0, bodyEnd), marks)
  const equations: Calculation[] = []
  let floor = 0
  for (let equals = masked.indexOf('='); equals >= 0; equals = masked.indexOf('=', equals + 1)) {
    if (/^\s*[$£€]*\s*\uFFFC/.test(masked.slice(equals + 1, equals + 20))) continue
    const equation = readEquation(masked, floor, equals)
    if (equation !== undefined && 'refused' in equation) return equation
    if (equation !== undefined) equations.push(equation)
    floor = equation?.end ?? equals + 1
  }
  return equations
}

function readEquation(
  masked: string,
  floor: number,
  equals: number,
): Calculation | ProgramRefusal | undefined {
  const begin = runStart(masked, equals, floor)
  const run = masked.slice(begin, equals)
  RESULT.lastIndex = equals + 1
  const text = RESULT.exec(masked)?.[1] ?? ''
  const end = text === '' ? equals + 1 : RESULT.lastIndex
  const shown = masked.slice(begin, end + 12).trim()
  if (!/\d/.test(run)) return hasNumberInClause(masked, begin) ? unreadable(shown) : undefined
  const isPercent = /^\s?%/.test(masked.slice(end, end + 2))
  const parsed = parseRun(isPercent ? run.replaceAll('%', ' ') : run)
  const value = parseDecimal(text)
  if (parsed === undefined || value === undefined) return unreadable(shown)
  if (CONTINUES.test(masked.slice(end, end + 12))) return unreadable(shown)
  if (/[A-Za-z]/.test(masked.charAt(begin - 1)) && /^[xX]/.test(run)) return unreadable(shown)
  if (!(evaluate(parsed, (leaf) => leaf.value)?.equals(value) ?? false)) {
    return refuse('equation-inconsistent', `The equation "${shown}" does not come out exactly.`)
  }
  const expression = shiftLeaves(parsed, begin)
  const start = leavesOf(expression)[0]?.start ?? begin
  const result = leafAt(text, end - text.length, value)
  return { isMark: false, start, end, expression, result, text: undefined, repeated: [] }
}

/** Whether digits stand between the last stop or mark and the equals sign: `45 jars * 20 = 900`. */
function hasNumberInClause(masked: string, index: number): boolean {
  const before = masked.slice(Math.max(0, index - 200), index)
  return /\d[^\n\uFFFC.:;,]*$/.test(before)
}

function unreadable(shown: string): ProgramRefusal {
  return refuse('equation-unreadable', `The equation "${shown}" outside of marks cannot be read.`)
}

function maskMarks(body: string, marks: readonly Calculation[]): string {
  let masked = body
  for (const mark of marks) {
    masked = masked.slice(0, mark.start) + '\uFFFC'.repeat(mark.end - mark.start) + masked.slice(mark.end)
  }
  return masked
}
