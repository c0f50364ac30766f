/** Finds the JSON value in an answer, or says where it breaks. */

import type { Json } from '../../base/canonical-json.js'
import { fencedBlocks } from './fenced-blocks.js'
import { languageNames } from './language-names.js'
import { type BrokenJson, type FoundJson, scanJson } from './scan-json.js'

/** A value, or words on what is wrong with its place; they help a model to mend its answer. */
export type ExtractedJson = { readonly value: Json } | { readonly fault: string }

const JSON_NAMES = languageNames('json')
const MOST_SHOWN = 30
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * The JSON value of an answer, looked for in this order:
 * 1. the whole text, of any type;
 * 2. the last fenced block marked `json`, else the last unmarked one that begins with a bracket; no other block is tried
 *    where it breaks;
 * 3. in prose, the first object or array that is whole and of the `wanted` kind. Values of the other kind are passed over
 *    whole; one that breaks behind a name and its colon was meant, so nothing behind it is tried.
 *
 * Forgiven: trailing commas, a byte order mark. Not forgiven, as more than one value could be meant or text be changed:
 * comments, single or curly quotes, `True` and `None`, raw line breaks in strings, names without quotes. Of a name given
 * twice the last counts, and whole numbers beyond 2^53 lose digits, as `JSON.parse` has it.
 *
 * Never evaluates anything. Cost: linear, whatever the text.
 */
export function extractJson(text: string, wanted: 'object' | 'array' | 'any' = 'any'): ExtractedJson {
  const start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0
  const whole = scanJson(text, start)
  if ('end' in whole && text.slice(whole.end).trim() === '') return valueOf(text, start, whole)
  const block = jsonBlock(text)
  if (block !== undefined) return ofBlock(text, block.start, block.end)
  return ofProse(text, wanted)
}

function jsonBlock(text: string): { readonly start: number; readonly end: number } | undefined {
  const blocks = fencedBlocks(text).filter(({ start, end }) => text.slice(start, end).trim() !== '')
  return (
    blocks.findLast(({ language }) => JSON_NAMES.has(language)) ??
    blocks.findLast(({ language, start, end }) => language === '' && /^\s*[{[]/.test(text.slice(start, end)))
  )
}

function ofBlock(text: string, start: number, end: number): ExtractedJson {
  const scanned = scanJson(text, start, end)
  if ('fault' in scanned) return { fault: brokenWords(text, scanned) }
  const rest = text.slice(scanned.end, end)
  if (rest.trim() === '') return valueOf(text, start, scanned)
  const at = end - rest.trimStart().length
  return { fault: brokenWords(text, { at, fault: 'more text follows the JSON value in its block' }) }
}

function ofProse(text: string, wanted: 'object' | 'array' | 'any'): ExtractedJson {
  let broken: BrokenJson | undefined
  for (let at = nextBracket(text, 0); at !== -1; ) {
    const scanned = scanJson(text, at)
    if ('end' in scanned) {
      const kind = text.charAt(at) === '{' ? 'object' : 'array'
      if (wanted === 'any' || kind === wanted) return valueOf(text, at, scanned)
      at = nextBracket(text, scanned.end)
    } else {
      if (scanned.hasName) return { fault: brokenWords(text, scanned) }
      broken ??= scanned
      at = nextBracket(text, Math.max(at + 1, scanned.at))
    }
  }
  if (broken !== undefined) return { fault: brokenWords(text, broken) }
  return { fault: `It holds no JSON ${wanted === 'any' ? 'object or array' : wanted}.` }
}

function nextBracket(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === 0x7b || sign === 0x5b) return at
  }
  return -1
}

function valueOf(text: string, start: number, { end, commas }: FoundJson): ExtractedJson {
  let json = ''
  let from = start
  for (const comma of commas) {
    json += text.slice(from, comma)
    from = comma + 1
  }
  return { value: JSON.parse(json + text.slice(from, end)) as Json }
}

function brokenWords(text: string, { fault, at }: Pick<BrokenJson, 'fault' | 'at'>): string {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  const column = at - before.lastIndexOf('\n')
  const near =
    text
      .slice(at, at + MOST_SHOWN)
      .split('\n')[0]
      ?.trimEnd() ?? ''
  const place = `line ${line}, column ${column}`
  return `Its JSON breaks at ${place}: ${fault}${near === '' ? '' : ` (at ${JSON.stringify(near.toWellFormed())})`}.`
}
