/** The types that the parts of the faker share. */

import type { Json } from '../../../base/canonical-json.js'
import type { Random } from '../../../base/random.js'
import type { Topics } from '../words/prose.js'

/** Makes a value; `depth` is how deeply it is nested, 0 for the whole. */
export type Make = (random: Random, topics: Topics, depth: number) => Json

/** Compiles a schema of a property called `name` (empty for none). */
export type MakeOf = (name: string, schema: Json) => Make
