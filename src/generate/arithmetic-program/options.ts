/** Options of the method `arithmetic-program`. */

import { z } from 'zod'
import { answerPolicySchema } from '../../model/answer/policy.js'
import { operations } from './dial.js'
import { topics } from './topics/index.js'

const topicIds = topics.map((topic) => topic.id) as [string, ...string[]]
const level = z.int().min(1).max(5)

/** The two ways in which a program is told. */
export const styles = ['word-problem', 'bare'] as const

const fields = z.strictObject({
  difficulty: z
    .union([
      level,
      z.array(level).min(1),
      z
        .strictObject({
          min: level.describe('Easiest setting, 1 to 5.'),
          max: level.describe('Hardest setting, 1 to 5.'),
        })
        .refine(({ min, max }) => min <= max, { path: ['min'], message: 'min is above max.' }),
    ])
    .default([1, 2, 3, 4, 5])
    .describe(
      '1 to 5, a list, or { min, max }: number of steps, size of numbers and operations. Records are spread evenly.',
    ),
  operations: z
    .array(z.enum(operations))
    .min(1)
    .optional()
    .describe('Operations that may occur; absent for those of each difficulty.'),
  topics: z.array(z.enum(topicIds)).min(1).optional().describe('Settings of word problems; absent for all.'),
  maxValue: z
    .int()
    .min(20)
    .optional()
    .describe('Largest number in the question or on the way; the difficulty may set a smaller one.'),
  style: z.enum(styles).default('word-problem').describe('A story, or arithmetic without one.'),
  wording: z
    .enum(['template', 'model'])
    .default('template')
    .describe(
      'Who words the stories: templates, or the model of the step, held to the same numbers and the same solution.',
    ),
  answers: answerPolicySchema
    .optional()
    .describe('What is done about answers of the model that cannot be used; absent for the defaults.'),
})

/** The schema. */
export const arithmeticOptions = fields.refine(
  ({ style, wording }) => style !== 'bare' || wording === 'template',
  {
    path: ['wording'],
    message: 'A model words stories only: leave out `style: bare`, or `wording: model`.',
  },
)

/** Options after defaults. */
export type ArithmeticOptions = z.output<typeof arithmeticOptions>

/** The settings of the dial that the options name, each once, in order. */
export function difficultiesOf({ difficulty }: ArithmeticOptions): number[] {
  if (typeof difficulty === 'number') return [difficulty]
  if (Array.isArray(difficulty)) return [...new Set(difficulty)]
  return [1, 2, 3, 4, 5].filter((setting) => setting >= difficulty.min && setting <= difficulty.max)
}
