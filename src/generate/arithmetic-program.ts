/** The method `arithmetic-program`: word problems told from programs, right by construction. */

import { evaluate } from '../algo/maths/expression.js'
import { printExpression } from '../algo/maths/print-expression.js'
import { rational } from '../algo/maths/rational.js'
import { InternalError } from '../base/errors.js'
import type { Random } from '../base/random.js'
import { defineMethod, type Draft, type Refusal, type Task } from '../contract/method.js'
import { NO_MODELS } from '../contract/plug-in.js'
import { type Cell, cellsOf } from './arithmetic-program/cells.js'
import { arithmeticOptions } from './arithmetic-program/options.js'
import { planStories } from './arithmetic-program/plan-stories.js'
import { plainNumber } from './arithmetic-program/quantity.js'
import { drawFormat } from './arithmetic-program/scene.js'
import { type Story, tellStory } from './arithmetic-program/tell-story.js'
import { arithmeticProgramActors } from './arithmetic-program/writer-actors.js'
import { wordStory } from './arithmetic-program/writer.js'

/** Draws before a task is refused; ours. With the shipped topics fewer than 1 in 10 draws leads nowhere. */
const ATTEMPTS = 200

/**
 * Word problems with worked solutions, without a model: a typed grammar of happenings derives a program (an expression
 * over exact numbers), and each production tells its part of the story and its line of the solution.
 *
 * Out:   question; answer with calculation marks `<<48/2=24>>` and a last line `#### 24`; value; difficulty; topic;
 *        style; operations in the order of the steps; steps. `notes.program` holds the expression.
 * Law:   the value is that of the program, evaluated again by exact rationals for every record.
 * Edge:  values are positive, whole for things and with at most two decimals for money. A combination whose numbers
 *        cannot be drawn is refused as `no-story`. With `wording: model` a model words the question of each story;
 *        what fails the checks of `storyReader` is refused with their reason after repair turns.
 * Not covered: distractors, unknowns on the way, negative numbers, units that must be converted.
 * Cost:  about 15 µs a record.
 */
export const arithmeticProgram = defineMethod({
  id: 'arithmetic-program',
  version: 1,
  summary: 'Word problems with worked solutions, told from programs and right by construction.',
  source: {
    title: 'Own work; programs before words as in DeepMind Mathematics (Saxton et al. 2019)',
    reference: 'https://arxiv.org/abs/1904.01557',
    deviation: 'stories instead of formulas; solutions with calculation marks as in GSM8K (arXiv:2110.14168)',
  },
  needs: [],
  family: 'reasoning',
  input: 'nothing',
  rounds: true,
  options: arithmeticOptions,
  asksModels: ({ wording }) => (wording === 'model' ? { named: [], isOwnUsed: true } : NO_MODELS),
  actors: arithmeticProgramActors,
  start(options) {
    const cells = cellsOf(options)
    const byAsked = new Map(cells.map((cell) => [keyOf(cell.asked.difficulty, cell.asked.topic), cell]))
    return {
      isEndless: true,
      plan: (context) => planStories(cells, options.style, context),
      async perform(task, ports) {
        const told = performStory(byAsked, options.style, task, ports.chance)
        if ('refused' in told || options.wording === 'template') return [told]
        return [await wordStory(told, ports.model(), options.answers)]
      },
    }
  },
})

function keyOf(difficulty: unknown, topic: unknown): string {
  return `${String(difficulty)} ${String(topic)}`
}

function performStory(
  cells: ReadonlyMap<string, Cell>,
  style: string,
  { key, asked }: Task,
  random: Random,
): Draft | Refusal {
  const cell = cells.get(keyOf(asked?.difficulty, asked?.topic))
  if (cell === undefined) {
    throw new InternalError('unplanned-task', { message: `The task ${key} asks for what was not planned.` })
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [least, most] = cell.limits.steps
    const story = tellStory(cell.topic, cell.limits, random.integer(least, most), random)
    if (story !== undefined) return draftOf(story, cell, style, random)
  }
  return { refused: 'no-story', detail: `${ATTEMPTS} draws found no numbers within the limits` }
}

function draftOf(story: Story, { asked }: Cell, style: string, random: Random): Draft {
  checkProgram(story)
  const program = printExpression(story.expression, plainNumber)
  const final = plainNumber(story.hundredths)
  return {
    data: {
      question: style === 'bare' ? bareQuestion(story, program, random) : story.question,
      answer: `${story.lines.join('\n')}\n#### ${final}`,
      value: story.hundredths / 100,
      difficulty: asked.difficulty,
      topic: asked.topic,
      style,
      operations: story.operations,
      steps: story.operations.length,
    },
    notes: { program },
  }
}

function checkProgram({ expression, hundredths }: Story): void {
  const value = evaluate(expression, (leaf) => rational(leaf, 100))
  if (value?.equals(rational(hundredths, 100)) !== true) {
    throw new InternalError('wrong-program', {
      message: `The program ${printExpression(expression, plainNumber)} does not come out at ${plainNumber(hundredths)}.`,
    })
  }
}

/** Half of bare questions are one formula, as far as their operations are signs. */
function bareQuestion(story: Story, program: string, random: Random): string {
  const hasSigns = story.operations.every((operation) => operation !== 'percent' && operation !== 'fraction')
  if (!hasSigns || random.float() < 0.5) return story.question
  const { times, divide } = drawFormat(random)
  const signs: Readonly<Record<string, string>> = { '*': times, '/': divide }
  const formula = program.replace(/[-+*/]/g, (sign) => ` ${signs[sign] ?? sign} `)
  return random.pick([
    `Calculate ${formula}.`,
    `Work out ${formula}.`,
    `What is ${formula}?`,
    `Find the value of ${formula}.`,
    `How much is ${formula}?`,
  ])
}
