/** The options of fields that a model answers: text, JSON, code and conversations. */

import { z } from 'zod'
import { askShape, promptShape, samplesOption } from '../prompting/prompt-schema.js'
import { templateOption } from '../prompting/template-option.js'

const prompt = templateOption.describe(
  'What the model is asked: a template with {{field}} and {{source.field}}.',
)

const alone = {
  prompt,
  ...promptShape,
  ...askShape,
  samples: samplesOption,
}

/** The options of a text: those of a question, or its prompt alone. */
export const textSchema = z.union([z.string().min(1), z.strictObject(alone)])

/** The options of a JSON value. */
export const jsonSchema = z.strictObject({
  ...alone,
  schema: z
    .union([z.string().min(1), z.record(z.string(), z.json())])
    .describe('The JSON Schema (2020-12) that the answer follows, or the path of a file that holds it.'),
})

/** The options of code. */
export const codeSchema = z.strictObject({
  ...alone,
  language: z
    .string()
    .min(1)
    .describe('The language as fenced blocks name it, such as python: the block of it is the value.'),
})

/** The options of a conversation. */
export const messagesSchema = z
  .strictObject({
    user: templateOption.describe('The first turn of the user: a template.'),
    ...promptShape,
    turns: z.int().min(1).max(50).default(1).describe('Turns of the user, each with its answer.'),
    followUp: templateOption
      .optional()
      .describe(
        'A template of the later turns of the user; with `userModel` what that model is asked to get them. Beside fields it reads {{chat.answer}} (the last answer), {{chat.transcript}} and {{chat.turn}} (2 for the second).',
      ),
    userModel: z
      .string()
      .min(1)
      .optional()
      .describe('Alias of a model that plays the user from the second turn on.'),
    ...askShape,
    samples: samplesOption,
  })
  .refine((chat) => chat.turns === 1 || chat.followUp !== undefined || chat.userModel !== undefined, {
    path: ['turns'],
    message: 'More than one turn needs `followUp`, `userModel` or both.',
  })

/** A question for a text after defaults. */
export type TextOptions = Exclude<z.output<typeof textSchema>, string>

/** A question for a JSON value after defaults. */
export type JsonOptions = z.output<typeof jsonSchema>

/** A question for code after defaults. */
export type CodeOptions = z.output<typeof codeSchema>

/** A conversation after defaults. */
export type MessagesOptions = z.output<typeof messagesSchema>

/** The options of a text in full, also where the recipe gives the prompt alone. */
export function textOptions(given: z.output<typeof textSchema>): TextOptions {
  return typeof given === 'string' ? z.strictObject(alone).parse({ prompt: given }) : given
}
