/** Runs a recipe that is written as a module, and takes the plain value that it exports. */

import { fileURLToPath } from 'node:url'
import { messageOf, RecipeError } from '../base/errors.js'
import { nearPath } from './near-path.js'
import { pathText, type RecipePath } from './problems.js'

/** Endings of recipes that are run. */
export const moduleEndings: ReadonlySet<string> = new Set(['.ts', '.mts', '.js', '.mjs'])

/**
 * The value that a module exports as `recipe` (or by default). `cupel` in its imports is this very package.
 *
 * Throws RecipeError `recipe-module` when it cannot be loaded or exports none, `recipe-not-data` when the value holds
 * something that JSON has no form for (a function, a date, itself); `undefined` counts as absent.
 */
export async function importRecipe(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti')
  const options = {
    interopDefault: false,
    fsCache: false,
    moduleCache: false,
    alias: { cupel: fileURLToPath(new URL('../index', import.meta.url)) },
  }
  const module = await createJiti(import.meta.url, options)
    .import<Readonly<Record<string, unknown>>>(path)
    .catch((cause: unknown) => {
      throw notLoaded(path, cause)
    })
  const value = module.recipe ?? module.default
  if (typeof value !== 'object' || value === null) throw noRecipe(path)
  const foreign = findForeign(value, [], new Set())
  if (foreign !== undefined) throw notData(path, foreign)
  return JSON.parse(JSON.stringify(value)) as unknown
}

function notLoaded(path: string, cause: unknown): RecipeError {
  const message = messageOf(cause).replace(/^ParseError: /, '')
  const stack = cause instanceof Error ? (cause.stack ?? '') : ''
  const here = escapeRegExp(path)
  const [, place = ''] =
    new RegExp(`${here}(:\\d+:\\d+)`).exec(message) ?? new RegExp(`${here}(:\\d+)`).exec(stack) ?? []
  const [first = ''] = message.split('\n')
  return new RecipeError('recipe-module', {
    message: `${nearPath(path)}${place} cannot be loaded: ${first.trim().replace(/\.$/, '')}.`,
    hint: 'A recipe in TypeScript is run as a module; mend what it stumbles over.',
    cause,
  })
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function noRecipe(path: string): RecipeError {
  return new RecipeError('recipe-module', {
    message: `${nearPath(path)} exports no recipe.`,
    hint: "Write `export const recipe = defineRecipe({ … })` with `import { defineRecipe } from 'cupel'`.",
  })
}

interface Foreign {
  readonly path: RecipePath
  readonly what: string
}

function notData(path: string, { path: place, what }: Foreign): RecipeError {
  return new RecipeError('recipe-not-data', {
    message: `${nearPath(path)} ${pathText(place)}: is ${what}; a recipe holds plain data only.`,
    hint: 'Texts, numbers, true and false, lists and mappings are plain data.',
  })
}

function findForeign(value: unknown, path: RecipePath, above: ReadonlySet<unknown>): Foreign | undefined {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { path, what: String(value) }
  if (typeof value !== 'object') return { path, what: `a ${typeof value}` }
  if (above.has(value)) return { path, what: 'a part that holds itself' }
  const inside = new Set([...above, value])
  if (Array.isArray(value)) return firstOf(value.map((item, index) => [index, item]))
  const prototype: unknown = Object.getPrototypeOf(value)
  const name = prototype === null ? 'Object' : String(value.constructor?.name)
  if (name !== 'Object') return { path, what: `a ${name}` }
  return firstOf(Object.entries(value))

  function firstOf(parts: readonly (readonly [string | number, unknown])[]): Foreign | undefined {
    for (const [key, part] of parts) {
      const found = findForeign(part, [...path, key], inside)
      if (found !== undefined) return found
    }
    return undefined
  }
}
