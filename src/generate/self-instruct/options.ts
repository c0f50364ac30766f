/** Options of the method `self-instruct`: the paper's parameters by name. */

import { z } from 'zod'
import { answerPolicySchema } from '../../model/answer/policy.js'

/** Words of tasks that text alone cannot do; the list of the authors' code. */
export const UNSUITABLE_WORDS: readonly string[] = [
  'image',
  'images',
  'graph',
  'graphs',
  'picture',
  'pictures',
  'file',
  'files',
  'map',
  'maps',
  'draw',
  'plot',
  'go to',
]

/** The schema. */
export const selfInstructOptions = z.strictObject({
  instruction: z.string().default('instruction').describe('Field of the seeds that holds the instruction.'),
  seedExamples: z
    .int()
    .min(1)
    .max(32)
    .default(6)
    .describe('Seeds shown in a prompt, drawn by chance; the paper shows 6.'),
  ownExamples: z
    .int()
    .min(0)
    .max(32)
    .default(2)
    .describe(
      'Instructions of earlier rounds shown beside them (seeds take their place where there are none yet); the paper shows 2.',
    ),
  perPrompt: z
    .int()
    .min(1)
    .max(32)
    .default(8)
    .describe('New instructions asked for in one prompt; the paper continues a list of 8 up to number 16.'),
  promptsPerRound: z
    .int()
    .min(1)
    .default(5)
    .describe(
      'Prompts of one round: what a round accepts is shown to the next. More is faster and less varied; 5 in the authors’ code.',
    ),
  instances: z
    .int()
    .min(1)
    .max(5)
    .default(1)
    .describe(
      'Instances of each instruction, a record each, 1 to 5; the paper takes what comes, at most 5, and got 1.6 on average.',
    ),
  similarity: z
    .number()
    .gt(0)
    .max(1)
    .default(0.7)
    .describe(
      'ROUGE-L F-measure to any known instruction from which a new one is refused, 0 to 1; 0.7 in the paper.',
    ),
  minWords: z
    .int()
    .min(1)
    .default(4)
    .describe('Fewest words of an instruction; the authors’ code refuses up to 3.'),
  maxWords: z.int().min(1).default(150).describe('Most words of an instruction; 150 in the authors’ code.'),
  unsuitable: z
    .array(z.string().min(1))
    .default([...UNSUITABLE_WORDS])
    .describe(
      'Words of tasks that text alone cannot do, as whole words in any case; the list of the authors’ code.',
    ),
  answers: answerPolicySchema.prefault({}).describe('What is done about answers that cannot be used.'),
})

/** Options after defaults. */
export type SelfInstructOptions = z.output<typeof selfInstructOptions>
