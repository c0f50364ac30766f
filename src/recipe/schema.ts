/** The schema of a recipe: one zod description that validates, gives defaults and becomes the editors' JSON Schema. */

import { z } from 'zod'
import { modelSchema, spendingSchema } from './model-schema.js'

const name = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
    'must be letters, digits, "-" or "_", beginning with a letter or digit',
  )
const scalar = z.union([z.string(), z.number(), z.boolean()])
const options = z
  .record(z.string(), z.unknown())
  .describe('Options of the plug-in; `cupel list <id>` shows them.')
const count = z.int().min(1)

const intent = z
  .strictObject({
    purpose: z.string().describe('What the data is for, e.g. fine-tuning, evaluation.'),
    audience: z.string().optional().describe('Whom the trained model will serve.'),
    risk: z.enum(['low', 'high']).default('low').describe('How much validation the use demands.'),
    domain: z.string().optional(),
    license: z.string().optional().describe('Licence of the release (SPDX id).'),
    languages: z.array(z.string()).optional().describe('BCP 47 codes of the data.'),
  })
  .describe('What the data set is for; goes into the card.')

const cells = z
  .strictObject({
    attributes: z
      .record(z.string(), z.array(scalar).min(1))
      .describe('Attribute names (fields of the record) with the values wanted.'),
    count: count.default(1).describe('Accepted records wanted in each cell.'),
    strength: count
      .optional()
      .describe('t of t-way coverage: cells are all t-combinations of attributes; default all.'),
  })
  .describe('A goal by cells: each combination of attribute values wants `count` records.')

const budget = spendingSchema
  .extend({
    candidates: count.optional().describe('Most candidates to plan; default 20 for each record wanted.'),
  })
  .describe('Where the run stops cleanly (exit 3) when the goal is not met.')

const goal = z
  .strictObject({
    accepted: count
      .optional()
      .describe('Generated records wanted that survive verify and refine, in candidate order.'),
    cells: cells.optional(),
    budget: budget.optional(),
  })
  .describe('What is wanted. Without a goal every task of the method is performed once.')

const source = z
  .strictObject({
    path: z.string().min(1).describe('File or folder, relative to the recipe; may be ${env:NAME}.'),
    kind: z.enum(['real', 'synthetic']).default('real').describe('Where the rows came from.'),
    license: z.string().optional().describe('Licence of the source (SPDX id); goes into the card.'),
    reader: z.string().optional().describe('Reader id; by default chosen by the ending.'),
    id: z.string().optional().describe('Field that identifies a row; duplicates are left out and recorded.'),
    with: options.optional(),
  })
  .describe('Existing rows.')

const step = z
  .strictObject({
    id: name,
    method: z.string().describe('Method id; `cupel list methods` shows all.'),
    from: z.string().optional().describe('Source or earlier step whose records the method takes.'),
    candidates: count
      .optional()
      .describe('Most candidates of this step; needed for an endless method that is not the output.'),
    model: z.string().optional().describe('Alias of the model that the method asks; default the only one.'),
    with: options.optional(),
  })
  .describe('One step of generation.')

const verification = z.union([
  z.string(),
  z.strictObject({
    use: z.string().describe('Verifier id.'),
    id: name.optional().describe('Name of this use, when the same id is used twice for a step.'),
    step: z.string().optional().describe('Step whose candidates are judged; default the output step.'),
    model: z.string().optional().describe('Alias of the model that the verifier asks; default the only one.'),
    abstain: z.enum(['keep', 'reject', 'hold']).default('keep').describe('What an abstention does.'),
    error: z
      .enum(['hold', 'reject'])
      .default('hold')
      .describe('What a failure of the verifier itself does, after one retry.'),
    with: options.optional(),
  }),
])

const wholeSetUse = (what: string) =>
  z.union([
    z.string(),
    z.strictObject({
      use: z.string().describe(`${what} id.`),
      id: name.optional().describe('Name of this use, when the same id is used twice.'),
      against: z.string().optional().describe('Source id or path of the reference rows.'),
      with: options.optional(),
    }),
  ])

const gate = z.union([
  z.string(),
  z.strictObject({
    rule: z.string().describe('CEL expression over the quantities; true allows.'),
    name: z.string().optional(),
    level: z.enum(['block', 'warn']).default('block'),
    why: z.string().optional().describe('Why the rule stands; shown with the ruling.'),
  }),
])

const release = z
  .strictObject({
    formats: z
      .array(z.enum(['jsonl', 'parquet']))
      .min(1)
      .default(['jsonl']),
    exports: z
      .array(
        z.union([
          z.string(),
          z.strictObject({ use: z.string(), id: name.optional(), with: options.optional() }),
        ]),
      )
      .default([])
      .describe('Training formats to write beside the data.'),
  })
  .describe('What is written when the gates allow.')

/** The recipe, before plug-in options are checked. Unknown keys are errors. */
export const recipeSchema = z.strictObject({
  cupel: z.literal(1).describe('Version of the recipe format.'),
  name: name.describe('Name of the data set.'),
  description: z.string().optional(),
  intent: intent.optional(),
  seed: z.int().min(0).default(0).describe('Root of all randomness.'),
  goal: goal.optional(),
  models: z.record(name, modelSchema).default({}).describe('Models by alias.'),
  sources: z.record(name, source).default({}),
  generate: z.array(step).min(1),
  output: z.string().optional().describe('Step that is released; default the last.'),
  verify: z.array(verification).default([]),
  refine: z.array(wholeSetUse('Refiner')).default([]),
  measure: z.array(wholeSetUse('Metric')).default([]),
  gates: z.array(gate).default([]),
  release: release.default({ formats: ['jsonl'], exports: [] }),
})

/** A recipe after defaults. */
export type Recipe = z.output<typeof recipeSchema>

/** A recipe as its author writes it. */
export type RecipeInput = z.input<typeof recipeSchema>

/** Types a recipe that is written in TypeScript: `export const recipe = defineRecipe({...})`. */
export function defineRecipe(recipe: RecipeInput): RecipeInput {
  return recipe
}
