/** Templates as options: written in the recipe, or in a file beside it; names that they read are checked at once. */

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { messageOf, RecipeError } from '../../base/errors.js'
import { nameHint } from '../../base/nearest.js'
import type { OptionFiles } from '../../contract/plug-in.js'
import { compileTemplate, type Template } from './template.js'

/** A template, or the file that holds it. */
export const templateOption = z.union([
  z.string().min(1),
  z.strictObject({
    file: z
      .string()
      .min(1)
      .describe('A text file with the template, relative to the recipe; its last line break is left out.'),
  }),
])

/** A template as the recipe gives it. */
export type TemplateOption = z.output<typeof templateOption>

/** Where options stand and what they may name. */
export interface PromptPlace {
  /** Place within the plug-in's options, for messages: `fields.answer.json`. */
  readonly path: string
  /** First names that templates may read. */
  readonly names: readonly string[]
  readonly files: OptionFiles
}

/**
 * Compiles a template of the options.
 *
 * Throws: RecipeError `unknown-field` for a slot that no name begins, `missing-file`; `details.path` is `place.path`.
 */
export function compileTemplateOption(option: TemplateOption, place: PromptPlace): Template {
  const template = compileTemplate(typeof option === 'string' ? option : readText(option.file, place))
  checkNames(template.roots, place)
  return template
}

/** Refuses names that are not known. Throws RecipeError `unknown-field`. */
export function checkNames(roots: readonly string[], { path, names }: PromptPlace): void {
  const unknown = roots.find((root) => !names.includes(root))
  if (unknown === undefined) return
  throw new RecipeError('unknown-field', {
    message: `${path} reads "${unknown}", which is no field.`,
    hint: unknown === 'few' ? 'Name the examples under `fewShots`.' : nameHint(unknown, names),
    details: { path, name: unknown },
  })
}

/** The place of a key within a place. */
export function within(place: PromptPlace, key: string): PromptPlace {
  return { ...place, path: `${place.path}.${key}` }
}

/** The text of a file that the options name, without its last line break. Throws RecipeError `missing-file`. */
export function readText(file: string, { path, files }: PromptPlace): string {
  try {
    return readFileSync(files.path(file), 'utf8').replace(/\r?\n$/, '')
  } catch (thrown) {
    throw new RecipeError('missing-file', {
      message: `${path} names ${file}, which cannot be read: ${messageOf(thrown).split(',')[0]}.`,
      hint: 'Paths are relative to the recipe.',
      details: { path },
      cause: thrown,
    })
  }
}
