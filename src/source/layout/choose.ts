/** Chooses a split or a configuration, by name or because there is only one. */

import { RecipeError } from '../../base/errors.js'
import { nameHint } from '../../base/nearest.js'

/** A choice among names. */
export interface Choice {
  /** What is chosen: also the option's name. */
  readonly kind: 'split' | 'config'
  /** The folder, for messages. */
  readonly folder: string
  readonly names: readonly string[]
  /** The name in the recipe. */
  readonly asked: string | undefined
}

/**
 * The name asked for, or the only one.
 *
 * Throws: RecipeError `split-needed`, `config-needed` when none is asked for and there are several: nothing
 *         is left out silently; `unknown-split`, `unknown-config` with the nearest name.
 */
export function choose({ kind, folder, names, asked }: Choice): string {
  const [only, ...others] = names
  if (asked === undefined && only !== undefined && others.length === 0) return only
  if (asked !== undefined && names.includes(asked)) return asked
  const known = names.length === 0 ? 'none' : names.join(', ')
  if (asked === undefined) {
    throw new RecipeError(`${kind}-needed`, {
      message: `${folder} has several ${kind}s: ${known}.`,
      hint: `Name one in the source's options: with: { ${kind}: ${only} }.`,
      details: { folder, names },
    })
  }
  throw new RecipeError(`unknown-${kind}`, {
    message: `${folder} has no ${kind} "${asked}".`,
    hint: nameHint(asked, names, `It has: ${known}.`),
    details: { folder, names, asked },
  })
}
