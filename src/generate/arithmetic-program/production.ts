/** The productions of a topic: what may happen in its stories, what that calculates, and how it is told. */

import type { Operation } from './dial.js'
import type { Picker } from './pickers.js'
import type { NumberName } from './quantity.js'

/** A number of a calculation: the amount so far, the result of the production's first step, or a number drawn. */
export type Operand = 'amount' | 'part' | NumberName

/** One step of the worked solution. */
export interface Work {
  readonly operation: Operation
  readonly left: Operand
  readonly right: Operand
  /** Templates of its line; `{calc}` is the calculation with its mark. */
  readonly line: readonly string[]
}

/** Something that may happen: a rule of the grammar of programs, with its wording. */
export interface Production {
  /** Where the story stands before; null for an opening. */
  readonly from: string | null
  readonly to: string
  /** Numbers in the order in which they are drawn. */
  readonly draw: Readonly<Partial<Record<NumberName, Picker>>>
  /** Templates of its sentences in the question. */
  readonly say: readonly string[]
  /** Its steps, at most two; an opening may have none, and its amount is then the number `n`. */
  readonly work: readonly Work[]
  /** The friend becomes the one that the story is about. */
  readonly swaps?: boolean
  /** Compares rather than changes, so that "now" would be wrong in the question after it. */
  readonly compares?: boolean
  /** How likely it is drawn beside others; default 1. */
  readonly weight?: number
}

/** A topic: its words, productions and final questions. */
export interface Topic {
  readonly id: string
  /** Nouns by slot name, as singular or `singular|plural`; one of each is drawn for a story. */
  readonly nouns: Readonly<Record<string, string>>
  /** Rules of the topic beside those that all share. */
  readonly rules: Readonly<Record<string, readonly string[]>>
  readonly productions: readonly Production[]
  /** Sentences that may come first and state no number; absent for those that topics share, empty for none. */
  readonly settings?: readonly string[]
  /** Templates of the final question by where the story stands. */
  readonly questions: Readonly<Record<string, readonly string[]>>
}

/** Shorthand for one step. */
export function work(left: Operand, operation: Operation, right: Operand, line: readonly string[]): Work {
  return { operation, left, right, line }
}
