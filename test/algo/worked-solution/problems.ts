/** Worked solutions of our own for the tests of programs and their variations. */

import { fail } from 'node:assert/strict'
import { parseWorkedSolution } from '../../../src/algo/worked-solution/parse-worked-solution.js'
import type { Program } from '../../../src/algo/worked-solution/program.js'
import { type Rational, rational } from '../../../src/algo/maths/rational.js'

/** A question with its worked solution. */
export interface Problem {
  readonly question: string
  readonly answer: string
}

/** Problems that become programs, by name. */
export const problems = {
  bakery: {
    question:
      'A bakery fills 14 trays with 25 rolls each and sells 290 rolls by noon. How many rolls are left?',
    answer:
      'The bakery bakes 14*25 = <<14*25=350>>350 rolls.\nAt noon 350-290 = <<350-290=60>>60 rolls are left.\n#### 60',
  },
  ferry: {
    question:
      'A ferry ticket costs $18, and children pay half. What do 4 adults and 7 children pay together?',
    answer:
      'A child pays 18/2 = $<<18/2=9>>9.\nThe adults pay 4*18 = $<<4*18=72>>72.\n' +
      'The children pay 7*9 = $<<7*9=63>>63.\nTogether they pay 72+63 = $<<72+63=135>>135.\n#### 135',
  },
  orchard: {
    question:
      'Twenty-five pear trees stand in an orchard. Each gives 40 kilograms, and 30% are bruised. How many kilograms are sound?',
    answer:
      'The trees give 25*40 = <<25*40=1000>>1000 kilograms.\n' +
      'Bruised are 1000*30/100 = <<1000*30/100=300>>300 kilograms.\n' +
      'Sound are 1000-300 = <<1000-300=700>>700 kilograms.\n#### 700',
  },
  paint: {
    question:
      'A wall takes 1.5 litres of paint. A crew paints 12 walls and pays $6.40 a litre. What does the paint cost?',
    answer:
      'The crew needs 12*1.5 = <<12*1.5=18>>18 litres.\nThe paint costs 18*6.40 = $<<18*6.40=115.2>>115.20.\n#### 115.20',
  },
  savings: {
    question: 'Ravi saves $15 a week. After 9 weeks he buys a lamp for $48. How much does he have left?',
    answer: 'Ravi saves 9*15 = $<<9*15=135>>135.\nAfter the lamp he has 135-48 = $<<135-48=87>>87.\n#### 87',
  },
  prose: {
    question:
      'A tank holds 240 litres. A pump moves 16 litres a minute. How many minutes does it run to fill the tank?',
    answer:
      'To move 240 litres at 16 litres a minute, the pump runs 240/16 = 15 minutes.\nTwo checks: 15*16 = <<15*16=240>>240.\n#### 240',
  },
} satisfies Record<string, Problem>

/** The program of a problem; fails the test when it is refused. */
export function programOf({ question, answer }: Problem): Program {
  const program = parseWorkedSolution(question, answer)
  if ('refused' in program) fail(`${program.refused}: ${program.detail}`)
  return program
}

/** The reason code of a refusal; `program` when there is none. */
export function refusalOf({ question, answer }: Problem): string {
  const program = parseWorkedSolution(question, answer)
  return 'refused' in program ? program.refused : 'program'
}

/** Whole numbers as rationals. */
export function rationals(...values: readonly number[]): Rational[] {
  return values.map((value) => rational(value))
}

/** Texts of the literals that may vary. */
export function variablesOf(problem: Problem): string[] {
  const program = programOf(problem)
  return program.variables.map((group) => program.literals[group]?.text ?? '')
}

/** Why each literal that may not vary is kept, by its text. */
export function pinsOf(problem: Problem): Record<string, string> {
  const program = programOf(problem)
  return Object.fromEntries(
    [...program.pinned].map(([group, reason]) => [program.literals[group]?.text ?? '', reason]),
  )
}
