/** `cupel schema`: the JSON Schema of a recipe, for editors. */

import { exitCodes } from '../../base/errors.js'
import { recipeJsonSchema } from '../../recipe/json-schema.js'
import type { TerminalOptions } from '../terminal.js'

/** Prints the schema on stdout, with and without `--json`: `cupel schema > recipe.schema.json`. */
export async function schema(_options: TerminalOptions): Promise<number> {
  process.stdout.write(`${JSON.stringify(recipeJsonSchema(), null, 2)}\n`)
  return exitCodes.done
}
