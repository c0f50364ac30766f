/** The text of a recipe: read as YAML, JSON or TypeScript, with overrides, and a place for every value. */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { messageOf, RecipeError } from '../base/errors.js'
import type { Locate, RecipePath } from './problems.js'

/** A recipe as read: a plain value, the folder that its paths are relative to, and where each value stands. */
export interface RecipeDocument {
  readonly value: unknown
  readonly folder: string
  readonly file: string
  /** The file as written. */
  readonly text: string
  readonly locate: Locate
}

const CODE_ENDINGS = new Set(['.ts', '.mts', '.js', '.mjs'])

/**
 * Reads a recipe file. YAML and JSON keep line and column; a module must export `recipe`.
 * Throws RecipeError `recipe-not-found`, `yaml-syntax`, `recipe-module`.
 */
export async function readRecipeDocument(path: string): Promise<RecipeDocument> {
  if (!existsSync(path)) {
    throw new RecipeError('recipe-not-found', {
      message: `There is no recipe ${path}.`,
      hint: 'Give the path of a recipe file; `cupel init` writes one to begin with.',
    })
  }
  const file = basename(path)
  const folder = dirname(resolve(path))
  const text = await readFile(path, 'utf8')
  if (CODE_ENDINGS.has(extname(path))) {
    return { value: await importRecipe(resolve(path), file), folder, file, text, locate: () => file }
  }
  return { ...parseRecipeText(text, file), folder, file, text }
}

/** Parses YAML (or JSON) text. Throws RecipeError `yaml-syntax` with line and column of the first error. */
export function parseRecipeText(text: string, file: string): Pick<RecipeDocument, 'value' | 'locate'> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const [error] = document.errors
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0])
    throw new RecipeError('yaml-syntax', {
      message: `${file}:${line}:${col} is no valid YAML: ${error.message.split(' at line')[0]}.`,
      hint: 'Check the indentation, quotes and colons of that line.',
    })
  }
  const locate: Locate = (path) => {
    const offset = offsetOf(document.contents, path)
    if (offset === undefined) return file
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  return { value: document.toJS() as unknown, locate }
}

function offsetOf(root: Node | null, path: RecipePath): number | undefined {
  let node: unknown = root
  let offset = root?.range?.[0]
  for (const part of path) {
    const next = childOf(node, part)
    if (next === undefined) return offset
    node = next.node
    offset = next.offset ?? offset
  }
  return offset
}

function childOf(
  node: unknown,
  part: string | number,
): { node: unknown; offset: number | undefined } | undefined {
  if (isSeq(node) && typeof part === 'number') {
    const item = node.items[part] as Node | undefined
    return item === undefined ? undefined : { node: item, offset: item.range?.[0] }
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find((item) => isPair(item) && String(item.key) === String(part))
  if (pair === undefined) return undefined
  return { node: pair.value, offset: (pair.key as Node | null)?.range?.[0] }
}

async function importRecipe(path: string, file: string): Promise<unknown> {
  const { createJiti } = await import('jiti')
  const module = await createJiti(import.meta.url, { interopDefault: false, fsCache: false })
    .import<Readonly<Record<string, unknown>>>(path)
    .catch((cause: unknown) => {
      throw new RecipeError('recipe-module', {
        message: `${file} cannot be loaded: ${messageOf(cause)}.`,
        hint: 'The file is run as a module; mend the error that it names.',
        cause,
      })
    })
  const value = module.recipe ?? module.default
  if (typeof value === 'object' && value !== null) return JSON.parse(JSON.stringify(value)) as unknown
  throw new RecipeError('recipe-module', {
    message: `${file} exports no recipe.`,
    hint: "Write `export const recipe = defineRecipe({ … })` with `import { defineRecipe } from 'cupel'`.",
  })
}
