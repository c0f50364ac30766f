/** Natural upper limits by unit: a quantity of hours that fits in a day still fits in it after variation. */

import type { Program } from './program.js'

/** Quantity `i` is literal i, or step i - (number of literals). */
export interface Ceiling {
  readonly quantity: number
  readonly ceiling: number
}

const UNITS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^\s?(?:%|percent\b|per cent\b)/i, [100]],
  [
    /^\s?(?:%|percent\b)[^.?!]{0,20}\b(?:tips?|gratuity|tax(?:es)?|interest|fees?|commission)\b/i,
    [10, 20, 30],
  ],
  [/^[ -]hours?\b/i, [12, 24]],
  [/^[ -](?:minutes?|mins?)\b/i, [60]],
  [/^[ -]seconds?\b/i, [60]],
  [/^[ -]days?\b/i, [7, 31, 365]],
  [/^[ -]weeks?\b/i, [4, 52]],
  [/^[ -]months?\b/i, [12]],
  [/^[ -]inch(?:es)?\b/i, [12]],
  [/^[ -]cents?\b/i, [100]],
  [/^[ -](?:year[ -]old|years? old|years of age|years younger|years older|years?)\b/i, [12, 19, 70, 100]],
  [/^[ -](?:feet|foot) (?:tall|high)\b/i, [7]],
  [/^[ -](?:miles? (?:per|an) hour|mph)\b/i, [75]],
  [/^[ -](?:°|degrees)/i, [90, 110, 180, 360]],
]

const HEIGHT = /\b(?:tall|taller|height|heights)\b/i
const CENTIMETRES = /^\s?(?:cm|centimet(?:er|re)s?)\b/i
const EXAM = /\b(?:exams?|tests?|quiz(?:zes)?|marks|grades?|scored)\b/i

/**
 * The ceilings of a program's quantities, from the unit written after any of their places.
 *
 * Edge: only the smallest ceiling that the original value respects applies; a quantity above all of them is free.
 *       In a question about exams, numbers up to 100 stay up to 100; in one about heights, centimetres up to
 *       200 stay up to 200.
 */
export function unitCeilings(program: Program): Ceiling[] {
  const ceilings: Ceiling[] = []
  const add = (quantity: number, value: number, after: string): void => {
    for (const [unit, limits] of UNITS) {
      const ceiling = unit.test(after) ? limits.find((limit) => value <= limit) : undefined
      if (ceiling !== undefined) ceilings.push({ quantity, ceiling })
    }
  }
  const isExam = EXAM.test(program.question)
  const isHeight = HEIGHT.test(program.question)
  for (const [index, literal] of program.literals.entries()) {
    if (isExam && !literal.isMoney && literal.value.compare(100) <= 0)
      ceilings.push({ quantity: index, ceiling: 100 })
    const after = program.question.slice(literal.end, literal.end + 40)
    if (isHeight && CENTIMETRES.test(after) && literal.value.compare(200) <= 0)
      ceilings.push({ quantity: index, ceiling: 200 })
    add(index, literal.value.valueOf(), after)
  }
  for (const { source, end } of program.mentions) {
    if (source.kind === 'constant') continue
    const isResult = source.kind === 'result'
    const quantity = isResult ? program.literals.length + source.step : source.literal
    const value = isResult ? program.steps[source.step]?.value : program.literals[source.literal]?.value
    add(quantity, value?.valueOf() ?? 0, program.answer.slice(end, end + 40))
  }
  return ceilings
}
