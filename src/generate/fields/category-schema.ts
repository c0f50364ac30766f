/** The options of the samples `category` and `weighted`: values, weights, and lists chosen by another field. */

import { z } from 'zod'

const scalar = z.union([z.string(), z.number(), z.boolean()])
const weight = z.number().nonnegative()

/** Values of one list, or of one list for each value of another field. */
export const category = z
  .strictObject({
    kind: z.literal('category'),
    values: z
      .union([z.array(scalar).min(1), z.record(z.string(), z.array(scalar).min(1))])
      .describe('The values, or with `of` the values for each value of that field.'),
    weights: z
      .union([z.array(weight), z.record(z.string(), z.array(weight))])
      .optional()
      .describe('Relative weights in the order of the values; absent for equal ones.'),
    of: z.string().optional().describe('The field whose value chooses the list: `topic`, `source.subject`.'),
  })
  .check((context) => {
    for (const [path, message] of categoryFaults(context.value)) {
      context.issues.push({ code: 'custom', input: context.value, path: [...path], message })
    }
  })

/** Texts with their weights. */
export const weighted = z.strictObject({
  kind: z.literal('weighted'),
  values: z
    .record(z.string(), weight)
    .refine((values) => Object.values(values).some((value) => value > 0), 'No value has a positive weight.')
    .describe('Relative weight of each text.'),
})

type Fault = readonly [path: readonly string[], message: string]

function categoryFaults(sample: z.output<typeof category>): Fault[] {
  const { values, weights, of } = sample
  if (Array.isArray(values)) {
    if (of !== undefined)
      return [[['values'], `With \`of\`, values must give a list for each value of "${of}".`]]
    return weightFaults(['weights'], values, weights)
  }
  if (of === undefined)
    return [[['of'], 'Values by group need `of`: the field whose value chooses the group.']]
  if (Array.isArray(weights)) return [[['weights'], 'Weights must be grouped as the values are.']]
  return Object.entries(values).flatMap(([group, list]) =>
    weightFaults(['weights', group], list, weights?.[group]),
  )
}

function weightFaults(path: readonly string[], values: readonly unknown[], weights: unknown): Fault[] {
  if (weights === undefined) return []
  if (!Array.isArray(weights) || weights.length !== values.length) {
    return [[path, `There are ${values.length} values; give as many weights.`]]
  }
  return weights.some((value) => value > 0) ? [] : [[path, 'At least one weight must be positive.']]
}
