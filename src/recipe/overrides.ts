/** `--set path=value`: changes a recipe from the command line, before it is checked. */

import { resolve } from 'node:path'
import { parseDocument } from 'yaml'
import { RecipeError } from '../base/errors.js'
import type { RecipeDocument } from './document.js'
import { shown } from './problem-words.js'
import { pathText, type RecipePath } from './problems.js'
import { firstYamlFault } from './yaml-fault.js'

/** A parsed `--set`. */
export interface Override {
  readonly path: RecipePath
  readonly value: unknown
}

const PLACE = /^[^.[\]]+(?:\.[^.[\]]+|\[\d+\])*$/
const PATH_KEYS = new Set(['path', 'against'])

/**
 * Parses `goal.accepted=2000`, `refine[0].with.n=8`, `gates=[]`: the value is YAML.
 * Paths of files (keys `path`, `against`) are taken relative to `folder`, the caller's working folder.
 * Throws RecipeError `bad-override`.
 */
export function parseOverride(text: string, folder: string): Override {
  const [, left = '', right = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  const place = left.trim()
  if (!PLACE.test(place)) {
    throw badOverride(
      `--set ${text} is not of the form path=value.`,
      'For example: --set goal.accepted=2000 --set sources.seeds.path=data.jsonl',
    )
  }
  const path = [...place.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part))
  const value = parseValue(right, place)
  const isFile = PATH_KEYS.has(String(path.at(-1))) && typeof value === 'string' && !value.includes('${')
  return { path, value: isFile ? resolve(folder, value) : value }
}

function parseValue(text: string, place: string): unknown {
  const document = parseDocument(text)
  const fault = firstYamlFault(document, text)
  if (fault === undefined) return document.toJS() as unknown
  throw badOverride(`--set ${place}=${text} is not valid YAML after the "=": ${fault.says}.`, fault.hint)
}

/** Applies overrides to a document; their values are located as `--set path`. Missing mappings on the way are made. */
export function applyOverrides(document: RecipeDocument, overrides: readonly Override[]): RecipeDocument {
  if (overrides.length === 0) return document
  const value = structuredClone(document.value)
  for (const override of overrides) setAt(value, override)
  const isSet = (path: RecipePath): boolean =>
    overrides.some((one) => one.path.every((part, depth) => String(path[depth]) === String(part)))
  return {
    ...document,
    value,
    locate: (path) => (isSet(path) ? `--set ${pathText(path)}` : document.locate(path)),
  }
}

function setAt(root: unknown, { path, value }: Override): void {
  let holder = root
  for (const [depth, part] of path.entries()) {
    const container = containerOf(holder, path, depth)
    if (depth === path.length - 1) container[part] = value
    else if (!Object.hasOwn(container, part) || container[part] === null) {
      container[part] = typeof path[depth + 1] === 'number' ? [] : {}
    }
    holder = container[part]
  }
}

function containerOf(holder: unknown, path: RecipePath, depth: number): Record<string | number, unknown> {
  const above = pathText(path.slice(0, depth)) || 'the recipe'
  const part = path[depth]
  if (part === '__proto__') throw noSuchPlace(path, '__proto__ is no key')
  if (typeof holder !== 'object' || holder === null) {
    throw noSuchPlace(path, `${above} is ${shown(holder)} and has no parts`)
  }
  if (Array.isArray(holder) && !(typeof part === 'number' && part <= holder.length)) {
    const count = `${holder.length} item${holder.length === 1 ? '' : 's'}`
    throw noSuchPlace(path, `${above} is a list with ${count}, counted from [0]`)
  }
  return holder as Record<string | number, unknown>
}

function noSuchPlace(path: RecipePath, why: string): RecipeError {
  return badOverride(
    `--set ${pathText(path)}: there is no such place: ${why}.`,
    'Lists take an index, e.g. refine[0].with.threshold=0.8; the index after the last adds an item.',
  )
}

function badOverride(message: string, hint: string): RecipeError {
  return new RecipeError('bad-override', { message, hint })
}
