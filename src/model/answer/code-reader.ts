/** Reads an answer as code. */

import type { Reader, Reading } from './answered.js'
import { fencedBlocks, type FencedBlock } from './fenced-blocks.js'
import { languageNames } from './language-names.js'
import { readText } from './text-reader.js'

/** A reader of code in a language, by `askCode`'s rules; a block in a list loses the indentation of its fence. */
export function codeReader(language: string): Reader<string> {
  const names = languageNames(language)
  return (text) => {
    const blocks = fencedBlocks(text)
    if (blocks.length === 0) return readText(text)
    const filled = blocks.filter(({ start, end }) => text.slice(start, end).trim() !== '')
    const own = filled.filter((block) => names.has(block.language))
    return pick(own.length > 0 ? own : filled, text, language)
  }
}

function pick(blocks: readonly FencedBlock[], text: string, language: string): Reading<string> {
  const codes = new Set(blocks.map((block) => codeOf(block, text)))
  const [code] = codes
  if (codes.size === 1 && code !== undefined) return { value: code }
  const found = codes.size === 0 ? 'only empty code blocks' : `${codes.size} code blocks`
  return { fault: 'no-code-block', detail: `It has ${found}; exactly one, of ${language}, is needed.` }
}

function codeOf({ start, end, indent }: FencedBlock, text: string): string {
  const lines = text.slice(start, end).trimEnd().split('\n')
  return lines.map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))).join('\n')
}
