/** `--set path=value`: changes a recipe from the command line, before it is checked. */

import { resolve } from 'node:path'
import { parse } from 'yaml'
import { RecipeError } from '../base/errors.js'
import type { RecipeDocument } from './document.js'
import { pathText, type RecipePath } from './problems.js'

/** A parsed `--set`. */
export interface Override {
  readonly path: RecipePath
  readonly value: unknown
}

const PATH_KEYS = new Set(['path', 'against'])

/**
 * Parses `goal.accepted=2000`, `refine[0].with.n=8`, `gates=[]`: the value is YAML.
 * Paths of files (keys `path`, `against`) are taken relative to `folder`, the caller's working folder.
 * Throws RecipeError `bad-override`.
 */
export function parseOverride(text: string, folder: string): Override {
  const [, left = '', right = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  const path = [...left.trim().matchAll(/[^.[\]]+/g)].map(([part]) =>
    /^\d+$/.test(part) ? Number(part) : part,
  )
  if (path.length === 0) {
    throw new RecipeError('bad-override', {
      message: `--set ${text} is not of the form path=value.`,
      hint: 'For example: --set goal.accepted=2000 --set sources.seeds.path=data.jsonl',
    })
  }
  const value: unknown = parse(right)
  const isFile = PATH_KEYS.has(String(path.at(-1))) && typeof value === 'string' && !value.includes('${')
  return { path, value: isFile ? resolve(folder, value) : value }
}

/** Applies overrides to a document; their values are located as `--set path`. Missing mappings on the way are made. */
export function applyOverrides(document: RecipeDocument, overrides: readonly Override[]): RecipeDocument {
  if (overrides.length === 0) return document
  const value = structuredClone(document.value)
  for (const override of overrides) setAt(value, override)
  return {
    ...document,
    value,
    locate(path) {
      const override = overrides.find((one) => pathText(path).startsWith(pathText(one.path)))
      return override === undefined ? document.locate(path) : `--set ${pathText(override.path)}`
    },
  }
}

function setAt(root: unknown, { path, value }: Override): void {
  let holder = root
  for (const [depth, part] of path.entries()) {
    if (typeof holder !== 'object' || holder === null) throw noSuchPlace(path)
    const container = holder as Record<string | number, unknown>
    if (Array.isArray(holder) && !(typeof part === 'number' && part <= holder.length)) throw noSuchPlace(path)
    if (depth === path.length - 1) container[part] = value
    else if (container[part] === undefined) container[part] = typeof path[depth + 1] === 'number' ? [] : {}
    holder = container[part]
  }
}

function noSuchPlace(path: RecipePath): RecipeError {
  return new RecipeError('bad-override', {
    message: `--set ${pathText(path)}: the recipe has no such place.`,
    hint: 'Lists take an index, e.g. refine[0].with.threshold=0.8.',
  })
}
