/** Composes hints of rising strength and sees to it that none of them gives the answer away. */

import { type Answer, findAnswer } from '../../algo/expression/find-answer.js'
import type { Random } from '../../base/random.js'
import type { Refusal } from '../../contract/method.js'
import type { Solution, SolutionStep } from './read-steps.js'
import { restate } from './restate.js'
import { firstOperator, setUps } from './set-up.js'

const BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  '+': [
    'Begin by adding: amounts that belong together make a total.',
    'First add, because you need several amounts together.',
  ],
  '-': [
    'Begin with a subtraction: something is taken away, or you need a difference.',
    'First subtract, because a part is missing or you compare amounts.',
  ],
  '*': [
    'Begin with a multiplication: the same amount comes several times.',
    'First multiply, because an amount is repeated.',
  ],
  '/': [
    'Begin with a division: an amount is split into equal parts, or you need how often it fits.',
    'First divide, because you need equal parts of an amount.',
  ],
  percent: [
    'Begin with the percentage: find that share of the whole amount.',
    'First take the percentage, because it tells you how large the share is.',
  ],
}

/**
 * Composes hints: what is asked; the first operation and why; set-ups of steps, from the first to the last.
 *
 * In:  `count` ≥ 1. Out: as many hints, or fewer when the solution has fewer steps than `count` − 2. Each is the
 *      most informative wording in which `findAnswer` finds nothing. A refusal `answer-would-leak` when none is.
 */
export function composeHints(
  question: string,
  solution: Solution,
  count: number,
  random: Random,
): string[] | Refusal {
  const answer: Answer = { kind: 'number', value: solution.answer }
  const ladder = [
    restate(question, solution.steps, answer, random),
    beginning(solution.steps, random),
    ...chosenSteps(solution.steps.length, count - 2).map((index) =>
      setUps(question, solution.steps, index, answer).map((text) =>
        sentence(text, index, solution.steps.length, random),
      ),
    ),
  ].slice(0, count)
  const hints: string[] = []
  for (const variants of ladder) {
    const safe = variants.find((text) => findAnswer(text, answer) === undefined)
    if (safe === undefined) {
      return {
        refused: 'answer-would-leak',
        detail: `No wording of hint ${hints.length + 1} hides the answer.`,
      }
    }
    hints.push(safe)
  }
  return hints
}

/** Up to `count` of `steps` steps, spread evenly, the first and the last among them. */
function chosenSteps(steps: number, count: number): number[] {
  if (count <= 0) return []
  if (count === 1) return [0]
  const size = Math.min(steps, count)
  return Array.from({ length: size }, (_, index) =>
    size === 1 ? 0 : Math.round((index * (steps - 1)) / (size - 1)),
  )
}

function beginning(steps: readonly SolutionStep[], random: Random): string[] {
  const expression = steps[0]?.expression
  const operator = expression && firstOperator(expression)
  return [random.pick(BEGINNINGS[operator ?? '+'] ?? []), 'Decide which operation comes first, and why.']
}

function sentence(setUp: string, index: number, steps: number, random: Random): string {
  if (steps === 1) return random.pick([`Set it up like this: ${setUp}.`, `This is how it starts: ${setUp}.`])
  if (index === 0) return random.pick([`First step: ${setUp}.`, `Set up the first step: ${setUp}.`])
  if (index === steps - 1) return random.pick([`Last step: ${setUp}.`, `To finish: ${setUp}.`])
  return random.pick([`After that: ${setUp}.`, `A later step: ${setUp}.`])
}
