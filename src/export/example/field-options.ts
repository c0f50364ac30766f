/** Options that exporters share: which fields of a record hold which part of a training example. */

import { z } from 'zod'

const field = z.string().min(1)

/** The schema of the shared options, to spread into an exporter's own. */
export const fieldOptions = {
  prompt: field
    .optional()
    .describe(
      'Field with what the model is asked. Default: the first of question, prompt, instruction, input.',
    ),
  completion: field
    .optional()
    .describe(
      'Field with what the model should say. Default: the first of answer, completion, response, output, solution.',
    ),
  system: z
    .union([
      z.string().min(1),
      z.strictObject({ field: field.describe('Field that holds the system prompt.') }),
    ])
    .optional()
    .describe('System prompt: the text itself, or { field: name } of a field that holds it. Default: none.'),
  messages: field
    .optional()
    .describe(
      'Field that holds a list of messages. Default: messages or conversations, where it holds a list.',
    ),
}

/** Which fields hold what; undefined: the default fields. */
export interface FieldOptions {
  readonly prompt?: string | undefined
  readonly completion?: string | undefined
  readonly system?: string | { readonly field: string } | undefined
  readonly messages?: string | undefined
}
