/** Counts of dispositions and verdicts by reason, as the index keeps them. */

import { InternalError } from '../base/errors.js'
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

/** Verdicts counted by verifier, verdict and reason. */
export class VerdictCounts {
  readonly #counts = new Map<string | null, Map<VerdictKind, number[]>>()

  /** Counts one verdict. */
  add(verifier: number, verdict: VerdictKind, reason: string | null): void {
    const byVerdict = this.#counts.get(reason) ?? new Map<VerdictKind, number[]>()
    this.#counts.set(reason, byVerdict)
    const byVerifier = byVerdict.get(verdict) ?? []
    byVerdict.set(verdict, byVerifier)
    byVerifier[verifier] = (byVerifier[verifier] ?? 0) + 1
  }

  /** All counts by verifier, commonest first; equal counts in the order in which their reasons were first heard. */
  tallies(): VerdictTally[] {
    const all: VerdictTally[] = []
    for (const [reason, byVerdict] of this.#counts) {
      for (const [verdict, byVerifier] of byVerdict) {
        byVerifier.forEach((count, verifier) => all.push({ verifier, verdict, reason, count }))
      }
    }
    return all.sort((a, b) => a.verifier - b.verifier || b.count - a.count)
  }
}

const MOST_WORDS = 65536

/** Reason codes as numbers that fit 16 bits; 0 stands for none. */
export class WordList {
  readonly #words: string[] = ['']
  readonly #numbers = new Map<string, number>([['', 0]])

  /**
   * Number of a word, given anew when it was not seen before.
   * Throws InternalError `too-many-words` at the 65,536th: a reason is a code, details belong into the evidence.
   */
  numberOf(word: string | null): number {
    const known = this.#numbers.get(word ?? '')
    if (known !== undefined) return known
    const number = this.#words.length
    if (number >= MOST_WORDS) {
      throw new InternalError('too-many-words', {
        message: `More than ${MOST_WORDS - 1} different reasons; the latest is "${(word ?? '').slice(0, 60)}".`,
        hint: 'A reason is a stable code. Put what differs from record to record into the evidence.',
      })
    }
    this.#words.push(word ?? '')
    this.#numbers.set(word ?? '', number)
    return number
  }

  /** Word of a number; null for 0. */
  wordOf(number: number): string | null {
    return this.#words[number] || null
  }
}
