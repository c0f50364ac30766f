/** Reads the file of a recipe as text, or says why it cannot. */

import { isUtf8 } from 'node:buffer'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { messageOf, RecipeError } from '../base/errors.js'
import { nearestFile } from '../base/nearest.js'

/** The text of a recipe file. Throws RecipeError `recipe-not-found`, `recipe-not-readable`, `recipe-not-text`. */
export async function readRecipeText(path: string): Promise<string> {
  if (!existsSync(path)) throw await notFound(path)
  if ((await stat(path)).isDirectory()) throw isFolder(path)
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new RecipeError('recipe-not-readable', {
      message: `${path} cannot be read: ${messageOf(cause)}.`,
      hint: 'Check its permissions.',
      cause,
    })
  })
  const fault = isUtf8(bytes) ? (bytes.includes(0) ? 'holds a NUL byte' : undefined) : 'is not UTF-8'
  if (fault === undefined) return bytes.toString('utf8')
  throw new RecipeError('recipe-not-text', {
    message: `${path} ${fault}.`,
    hint: 'A recipe is a text file: YAML, JSON or TypeScript in UTF-8.',
  })
}

async function notFound(path: string): Promise<RecipeError> {
  const folder = dirname(path)
  const names = existsSync(folder) ? await readdir(folder) : []
  const nearest = nearestFile(basename(path), names)
  return new RecipeError('recipe-not-found', {
    message: `There is no recipe ${path}.`,
    hint:
      nearest === undefined
        ? 'Give the path of a recipe file; `cupel init` writes one to begin with.'
        : `Did you mean ${join(folder, nearest)}?`,
  })
}

function isFolder(path: string): RecipeError {
  const inside = join(path, 'recipe.yaml')
  return new RecipeError('recipe-not-found', {
    message: `${path} is a folder, not a recipe.`,
    hint: existsSync(inside) ? `Did you mean ${inside}?` : 'Give the path of a recipe file.',
  })
}
