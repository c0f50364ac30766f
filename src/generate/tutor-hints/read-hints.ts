/** Reads the hints that a model worded and checks that they give nothing away. */

import { type Answer, findAnswer } from '../../algo/expression/find-answer.js'
import { findNumbers } from '../../algo/maths/find-numbers.js'
import type { Rational } from '../../algo/maths/rational.js'
import type { Reader } from '../../model/answer/ask.js'
import { readList } from '../wording/read-list.js'
import { readSingleText } from '../wording/read-sections.js'
import type { Solution } from './read-steps.js'

/** A hint is one or two sentences; longer ones explain the solution. Ours. */
const MOST_WORDS = 80

/**
 * A reader of `count` hints.
 *
 * Faults: `wrong-count`, `hint-too-long`, `answer-leaked` (the check of templates and of the verifier `no-answer-leak`),
 *         `result-leaked` (the result of an earlier step that the question does not state itself, found in the same ways).
 */
export function hintsReader(question: string, solution: Solution, count: number): Reader<readonly string[]> {
  const answer: Answer = { kind: 'number', value: solution.answer }
  const results = hiddenResults(question, solution)
  return (text) => {
    const listed = readList(text)
    const hints = listed.length === 0 && count === 1 ? [readSingleText(text)] : listed
    if (hints.length !== count) {
      return {
        fault: 'wrong-count',
        detail: `It holds ${hints.length} hints in a numbered list; write ${count}.`,
      }
    }
    for (const [index, hint] of hints.entries()) {
      const fault = hintFault(hint, answer, results)
      if (fault !== undefined) return { fault: fault.fault, detail: `Hint ${index + 1} ${fault.detail}` }
    }
    return { value: hints }
  }
}

interface HintFault {
  readonly fault: string
  readonly detail: string
}

function hintFault(hint: string, answer: Answer, results: readonly Rational[]): HintFault | undefined {
  const words = hint.split(/\s+/).length
  if (words > MOST_WORDS) {
    return { fault: 'hint-too-long', detail: `has ${words} words; write at most ${MOST_WORDS}.` }
  }
  const leak = findAnswer(hint, answer)
  if (leak !== undefined) {
    return {
      fault: 'answer-leaked',
      detail: `gives the answer away: "${leak.found.slice(0, 80)}". Leave it out, also as a calculation.`,
    }
  }
  for (const value of results) {
    const found = findAnswer(hint, { kind: 'number', value })
    if (found === undefined || found.form === 'calculation') continue
    return {
      fault: 'result-leaked',
      detail: `states the result of a step: "${found.found.slice(0, 80)}". Say in words what has to be found instead.`,
    }
  }
  return undefined
}

/** Results of steps before the last that the question does not name; those up to 2 are words of everyday language. */
function hiddenResults(question: string, { steps, answer }: Solution): Rational[] {
  const given = findNumbers(question).map(({ value }) => value)
  return steps
    .map(({ value }) => value)
    .filter((value) => !value.equals(answer) && !given.some((one) => one.equals(value)))
    .filter((value) => value.valueOf() > 2 || value.valueOf() < 0)
}
