/** The options of the method `fields`: named fields, each drawn, computed, asked of a model, looked up or returned by a function. */

import { z } from 'zod'
import { embedSchema, retrieveSchema } from './lookup-schema.js'
import { codeSchema, jsonSchema, messagesSchema, textSchema } from './model-schema.js'
import { sampleSchema } from './sample-schema.js'

/** The kinds of fields, in the order of the documentation. */
export const KINDS = [
  'sample',
  'text',
  'json',
  'code',
  'messages',
  'expr',
  'embed',
  'retrieve',
  'fn',
] as const

/** A kind of field. */
export type FieldKind = (typeof KINDS)[number]

const FUNCTION = /^(.+\.(?:mjs|cjs|js))#([A-Za-z_$][\w$]*)$/

const NAME = /^(?!source$)[A-Za-z_]\w*$/
const NAME_FAULT = 'A field name is letters, digits and _, not starting with a digit, and not "source".'

type FieldShape = Readonly<Partial<Record<FieldKind | 'reads', unknown>>>

/** One field: exactly one of the kinds. */
export const fieldSchema = z
  .strictObject(
    {
      sample: sampleSchema.optional().describe('Drawn at random.'),
      text: textSchema
        .optional()
        .describe('Answered by a model as text: a prompt, or `{ prompt: … }` with settings.'),
      json: jsonSchema.optional().describe('Answered by a model as JSON that follows a schema.'),
      code: codeSchema.optional().describe('Answered by a model as code.'),
      messages: messagesSchema
        .optional()
        .describe('A conversation with a model: a list of `{ role, content }`.'),
      expr: z
        .string()
        .min(1)
        .optional()
        .describe('Computed by a CEL expression over other fields and `source`.'),
      embed: embedSchema.optional().describe('The embedding of a text by a model: a list of numbers.'),
      retrieve: retrieveSchema.optional().describe('The rows of a source that are nearest to a query.'),
      fn: z
        .string()
        .regex(FUNCTION, 'Write ./file.mjs#name: a JavaScript file and one of its exports.')
        .optional()
        .describe(
          'Returned by an exported function of a JavaScript file, called with the fields in `reads`.',
        ),
      reads: z
        .array(z.string())
        .optional()
        .describe('Fields that `fn` is given, by name; `source` among them.'),
      hidden: z.boolean().default(false).describe('Computed for other fields, but left out of the record.'),
    },
    { error: unknownKind },
  )
  .refine((field) => kindFault(field) === undefined, {
    error: (issue) => kindFault(issue.input as FieldShape),
    when: ({ issues }) => issues.length === 0,
  })

/** One field after defaults. */
export type FieldOptions = z.output<typeof fieldSchema>

/** Options of the method `fields`. */
export const fieldsSchema = z.strictObject({
  fields: z
    .record(z.string(), fieldSchema)
    .refine((fields) => Object.keys(fields).length > 0, 'Name at least one field.')
    .check((context) => {
      for (const name of Object.keys(context.value).filter((key) => !NAME.test(key))) {
        context.issues.push({ code: 'custom', input: name, path: [name], message: NAME_FAULT })
      }
    })
    .describe('Fields by name. Their order of computation follows from what each reads.'),
  rows: z
    .int()
    .positive()
    .optional()
    .describe(
      'Rows to plan: in all without `from`, for each record with it. Absent: one for each record, or endless.',
    ),
})

/** Options of the method `fields` after defaults. */
export type FieldsOptions = z.output<typeof fieldsSchema>

/** File and export of a `fn` such as `./file.mjs#name`. In: text that the schema took. */
export function splitFunction(reference: string): { readonly file: string; readonly name: string } {
  const [, file = '', name = ''] = FUNCTION.exec(reference) ?? []
  return { file, name }
}

function unknownKind(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined
  return `There is no kind of field "${issue.keys.join('", "')}"; the kinds are ${KINDS.join(', ')}.`
}

function kindFault(field: FieldShape): string | undefined {
  const given = KINDS.filter((kind) => field[kind] !== undefined)
  if (given.length !== 1) {
    const found = given.length === 0 ? 'none' : given.join(' and ')
    return `A field needs exactly one of ${KINDS.join(', ')}; this one has ${found}.`
  }
  return field.reads !== undefined && field.fn === undefined
    ? '`reads` belongs to `fn`; the other kinds find out by themselves what they read.'
    : undefined
}
