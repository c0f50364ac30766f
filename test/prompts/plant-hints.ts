/** Spoils hints: the answer or the result of a step added in several writings, a hint too few, a hint too long. */

import { formatNumberWords } from '../../src/algo/maths/number-words.js'
import { findNumbers } from '../../src/algo/maths/find-numbers.js'
import { readSteps } from '../../src/generate/tutor-hints/read-steps.js'
import type { Planted } from './plant-defects.js'

/** Hints of a problem whose question and worked solution are known. */
export function plantHints(answer: string, known: Readonly<Record<string, unknown>>): readonly Planted[] {
  const solution = readSteps(String(known.answer))
  if ('refused' in solution) throw new TypeError(solution.detail)
  const [value, lines] = [solution.answer, answer.split('\n')]
  const spelt = formatNumberWords(value.valueOf(), { casing: 'lower', hyphen: true })
  const given = findNumbers(String(known.question)).map((number) => number.value)
  const results = solution.steps
    .map((step) => step.value)
    .filter((one) => one.valueOf() > 2 && !given.some((other) => other.equals(one)) && !one.equals(value))
  const added = (defect: string, words: string, reason: string): Planted => ({
    defect,
    answer: `${answer} ${words}`,
    reasons: [reason],
  })
  return [
    added('the answer added', `That makes ${value.toString()}.`, 'answer-leaked'),
    added('the answer added in parentheses', `(Check: ${value.toString()})`, 'answer-leaked'),
    ...(spelt === undefined ? [] : [added('the answer in words', `That makes ${spelt}.`, 'answer-leaked')]),
    added('the answer as a sum', `It is ${value.sub(1).toString()} + 1 in the end.`, 'answer-leaked'),
    ...results.map((one) => added('a result added', `You get ${one.toString()} there.`, 'result-leaked')),
    { defect: 'a hint too few', answer: lines.slice(1).join('\n'), reasons: ['wrong-count', 'empty-answer'] },
    added('a hint too long', 'Think again. '.repeat(40), 'hint-too-long'),
  ]
}
