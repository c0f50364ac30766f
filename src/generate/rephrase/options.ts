/** Options of the method `rephrase`. */

import { z } from 'zod'
import { answerPolicySchema } from '../../model/answer/policy.js'
import { namedStyles, styleNames } from './styles.js'

const ownStyle = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'Name a style in kebab-case.' })
    .describe('Name of the style, in kebab-case.'),
  words: z.string().min(1).describe('How the text shall be written, as an instruction to the model.'),
})

/** The schema. */
export const rephraseOptions = z
  .strictObject({
    field: z.string().default('question').describe('Field whose text is written anew; all others stay.'),
    styles: z
      .array(z.union([z.enum(styleNames), ownStyle]))
      .min(1)
      .default(['plain', 'story', 'formal'])
      .describe('Ways of writing, by name or with own words; each gives its own records. Default ours.'),
    perStyle: z.int().min(1).max(20).default(1).describe('Rewritings of each record in each style, 1 to 20.'),
    keep: z
      .array(z.enum(['numbers', 'names']))
      .default(['numbers', 'names'])
      .describe(
        'What must be in the rewriting as it is in the text; an empty list for texts where it may change.',
      ),
    minLength: z
      .number()
      .positive()
      .default(0.5)
      .describe('Least words of a rewriting, as a share of those of the text; default ours.'),
    maxLength: z
      .number()
      .positive()
      .default(2)
      .describe(
        'Most words of a rewriting, as a share of those of the text (texts under 10 words count as 10); default ours.',
      ),
    maxSimilarity: z
      .number()
      .gt(0)
      .max(1)
      .default(0.9)
      .describe(
        'ROUGE-L F-measure to the text from which a rewriting counts as copied, 0 to 1; default ours.',
      ),
    styleField: z.string().optional().describe('Field that takes the name of the style; absent for none.'),
    answers: answerPolicySchema.prefault({}).describe('What is done about answers that cannot be used.'),
  })
  .refine(({ minLength, maxLength }) => minLength <= maxLength, {
    path: ['minLength'],
    message: 'minLength is above maxLength.',
  })
  .refine(
    ({ styles }) => new Set(styles.map((style) => namedStyles([style])[0]?.name)).size === styles.length,
    {
      path: ['styles'],
      message: 'A style is named twice.',
    },
  )

/** Options after defaults. */
export type RephraseOptions = z.output<typeof rephraseOptions>
