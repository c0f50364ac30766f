/** The options that all questions to a model share: what is said, and how it is asked. */

import { z } from 'zod'
import { answerPolicySchema } from '../../model/answer/policy.js'
import { fewShotsSchema } from './few-shots.js'
import { templateOption } from './template-option.js'

/** Options of what is said beside the prompt itself. */
export const promptShape = {
  system: templateOption.optional().describe('The system prompt: a template.'),
  fewShots: fewShotsSchema
    .optional()
    .describe('Rows of a source as examples: where {{few}} stands, else before the prompt.'),
  images: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(
      'Images that go with the prompt: fields that hold a path or a list of paths, or templates of a path, relative to the recipe (PNG, JPEG, WebP, GIF).',
    ),
}

/** Options of how a model is asked. */
export const askShape = {
  model: z.string().min(1).optional().describe('Alias of the model; absent for the model of the step.'),
  temperature: z.number().min(0).max(2).optional().describe('0 to 2; absent for that of the model.'),
  maxTokens: z
    .int()
    .positive()
    .optional()
    .describe('Most tokens of an answer; absent for that of the model.'),
  answers: answerPolicySchema.prefault({}).describe('What happens to answers that cannot be used.'),
}

/** How many answers are asked for. */
export const samplesOption = z
  .int()
  .min(1)
  .max(1000)
  .optional()
  .describe(
    'The value becomes a list of so many answers to the same prompt; absent for one answer, not in a list.',
  )

/** What is said, after defaults. */
export type PromptOptions = z.output<z.ZodObject<typeof promptShape>>

/** How a model is asked, after defaults. */
export type AskOptions = z.output<z.ZodObject<typeof askShape>>
