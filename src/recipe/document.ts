/** The text of a recipe: read as YAML, JSON or TypeScript, with overrides, and a place for every value. */

import { basename, dirname, extname, resolve } from 'node:path'
import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { messageOf, RecipeError } from '../base/errors.js'
import { nearPath } from './near-path.js'
import { lowerFirst } from './problem-words.js'
import type { Locate, RecipePath } from './problems.js'
import { importRecipe, moduleEndings } from './recipe-module.js'
import { readRecipeText } from './recipe-text.js'
import { firstYamlFault } from './yaml-fault.js'

/** A recipe as read: a plain value, the folder that its paths are relative to, and where each value stands. */
export interface RecipeDocument {
  readonly value: unknown
  readonly folder: string
  readonly file: string
  /** The file as written. */
  readonly text: string
  readonly locate: Locate
}

/**
 * Reads a recipe file. YAML and JSON keep line and column; a module must export `recipe`.
 * Throws RecipeError `recipe-not-found`, `recipe-not-readable`, `recipe-not-text`, `yaml-syntax`, `empty-recipe`,
 * `recipe-module`, `recipe-not-data`.
 */
export async function readRecipeDocument(path: string): Promise<RecipeDocument> {
  const [file, near] = [basename(path), nearPath(resolve(path))]
  const text = await readRecipeText(path)
  const folder = dirname(resolve(path))
  if (moduleEndings.has(extname(path))) {
    return { value: await importRecipe(resolve(path)), folder, file, text, locate: () => near }
  }
  return { ...parseRecipeText(text, near), folder, file, text }
}

/**
 * Parses YAML (or JSON) text; `file` is the name that places begin with.
 * Throws RecipeError `yaml-syntax` with line and column of the first fault, `empty-recipe`.
 */
export function parseRecipeText(text: string, file: string): Pick<RecipeDocument, 'value' | 'locate'> {
  const lines = new LineCounter()
  const place = (offset: number | undefined): string => {
    if (offset === undefined) return file
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const fault = firstYamlFault(document, text)
  if (fault !== undefined) throw notYaml(place(fault.offset), fault.says, fault.hint)
  if (document.contents === null) throw emptyRecipe(file)
  try {
    const value = document.toJS() as unknown
    return { value, locate: (path) => place(offsetOf(document.contents, path)) }
  } catch (cause) {
    throw notYaml(file, lowerFirst(messageOf(cause)), 'Write out what the aliases (*) repeat.')
  }
}

function notYaml(place: string, says: string, hint: string): RecipeError {
  return new RecipeError('yaml-syntax', { message: `${place} is not valid YAML: ${says}.`, hint })
}

function emptyRecipe(file: string): RecipeError {
  return new RecipeError('empty-recipe', {
    message: `${file} is empty.`,
    hint: '`cupel init` writes a recipe to begin with.',
  })
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
