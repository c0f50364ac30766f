/** The program behind a worked solution: steps over literals of the question, with every place of every number. */

import type { Expression } from '../maths/expression.js'
import type { NumberInText } from '../maths/find-numbers.js'
import type { NumberStyle } from '../maths/number-style.js'
import type { Rational } from '../maths/rational.js'

/**
 * A number of the question. Literals of equal value share a group and vary together, so that a solution is right whichever
 * of them it means ("24 sopranos and 24 altos").
 */
export interface Literal extends NumberInText {
  /** Index of the first literal of its group; its own index when it stands alone. */
  readonly group: number
  /** Why it must keep its value whatever the solution does with it; null when it need not. */
  readonly frozen: string | null
}

/** Where a number of a solution comes from. */
export type NumberSource =
  | {
      readonly kind: 'literal'
      readonly literal: number
      /** 100 when the solution writes a percentage (or cents) as a decimal: 25% as .25. Else 1. */
      readonly divisor: 1 | 100
    }
  | { readonly kind: 'result'; readonly step: number }
  | { readonly kind: 'constant'; readonly id: string; readonly value: Rational }

/** One calculation of the solution. */
export interface Step {
  readonly expression: Expression<NumberSource>
  readonly value: Rational
  /** It is a calculation mark `<<48/2=24>>`; else an equation of the prose, `48/2 = 24`. */
  readonly isMark: boolean
  /** Offset of the calculation in the answer. */
  readonly start: number
}

/** A number at a place of the answer text, and where its value comes from. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly source: NumberSource
  readonly style: NumberStyle
  readonly isMoney: boolean
  readonly isPercent: boolean
}

/** A worked solution as a program. Offsets count UTF-16 units. */
export interface Program {
  readonly question: string
  readonly answer: string
  readonly literals: readonly Literal[]
  readonly steps: readonly Step[]
  /** In order of place, not overlapping; covers every number of the answer whose source can change. */
  readonly mentions: readonly Mention[]
  /** Groups of literals that may vary, in order; never empty. */
  readonly variables: readonly number[]
  /** Why each other literal that a step uses is kept, by index of the literal. */
  readonly pinned: ReadonlyMap<number, string>
}

/** Why a worked solution is no program: a stable kebab-case code, and words for a person. */
export interface ProgramRefusal {
  readonly refused: string
  readonly detail: string
}
