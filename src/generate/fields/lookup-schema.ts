/** The options of fields that are looked up: embeddings and rows of a source that are near to a query. */

import { z } from 'zod'

/** The options of an embedding. */
export const embedSchema = z.strictObject({
  text: z
    .string()
    .min(1)
    .describe('What is embedded: a field such as `question` or `source.text`, or a template.'),
  model: z.string().min(1).optional().describe('Alias of the model; absent for the model of the step.'),
  dimensions: z
    .int()
    .positive()
    .optional()
    .describe('Length of the vector, where the endpoint lets one choose; absent for its own.'),
})

/** The options of a search in a source. */
export const retrieveSchema = z
  .strictObject({
    from: z
      .string()
      .min(1)
      .describe('Id of the source that is searched; all of it is kept in memory with its index.'),
    query: z.string().min(1).describe('What is searched for: a field such as `question`, or a template.'),
    count: z
      .int()
      .min(1)
      .max(1000)
      .default(3)
      .describe('Most rows to give, the nearest first. Default ours.'),
    fields: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .optional()
      .describe('Field or fields of the source that are searched; absent for all of its texts.'),
    by: z
      .enum(['bm25', 'embeddings'])
      .default('bm25')
      .describe('By shared words (Okapi BM25, k1 1.2, b 0.75), or by the cosine of embeddings of a model.'),
    model: z
      .string()
      .min(1)
      .optional()
      .describe('With by: embeddings, the alias of the model; absent for the model of the step.'),
    as: z
      .enum(['records', 'text'])
      .default('records')
      .describe('A list of rows, or their searched texts with an empty line between.'),
    leaveOutParents: z
      .boolean()
      .default(false)
      .describe('Leaves out the source row that this row is made from.'),
  })
  .refine(({ by, model }) => model === undefined || by === 'embeddings', {
    path: ['model'],
    message: '`model` belongs to by: embeddings.',
  })

/** An embedding after defaults. */
export type EmbedOptions = z.output<typeof embedSchema>

/** A search after defaults. */
export type RetrieveOptions = z.output<typeof retrieveSchema>
