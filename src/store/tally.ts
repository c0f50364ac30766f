/** Counts of dispositions and verdicts by reason, as the index keeps them. */

import type { DispositionState } from '../record/disposition.js'
import type { VerdictKind } from '../record/verdict.js'

/** How often a disposition occurred. */
export interface Tally {
  readonly step: number
  readonly state: DispositionState
  readonly by: string | null
  readonly reason: string | null
  readonly count: number
}

/** How often a verifier said something. */
export interface VerdictTally {
  readonly verifier: number
  readonly verdict: VerdictKind
  readonly reason: string | null
  readonly count: number
}

/** Reason codes as small numbers; 0 stands for none. */
export class WordList {
  readonly #words: string[] = ['']
  readonly #numbers = new Map<string, number>([['', 0]])

  /** Number of a word, given anew when it was not seen before. */
  numberOf(word: string | null): number {
    const known = this.#numbers.get(word ?? '')
    if (known !== undefined) return known
    const number = this.#words.length
    this.#words.push(word ?? '')
    this.#numbers.set(word ?? '', number)
    return number
  }

  /** Word of a number; null for 0. */
  wordOf(number: number): string | null {
    return this.#words[number] || null
  }
}
