/** The JSON Schema of a recipe, for editors. */

import { z } from 'zod'
import type { JsonObject } from '../base/canonical-json.js'
import { recipeSchema } from './schema.js'

/**
 * The form of a recipe as its author writes it, in JSON Schema draft 7, which editors of YAML understand in full.
 *
 * Not covered: what only a plan can check, such as ids of plug-ins, their options under `with`, files, and names that
 * refer to each other.
 */
export function recipeJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(recipeSchema, { io: 'input', target: 'draft-7', unrepresentable: 'any' })
  const { $schema, ...rest } = JSON.parse(JSON.stringify(schema)) as JsonObject
  return {
    ...($schema === undefined ? {} : { $schema }),
    title: 'Cupel recipe',
    description: 'One recipe describes one data set.',
    ...rest,
  }
}
