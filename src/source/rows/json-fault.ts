/** Finds where a text stops being JSON, in the same words on every JavaScript engine. */

/** The first place where a text is not JSON. */
export interface JsonFault {
  /** 0-based offset in UTF-16 code units; the text's length when it ends too early. */
  readonly index: number
  /** What may stand there: `a value`, `"," or "}"`, `the end` … */
  readonly expected: string
}

type Expecting = 'value' | 'first item' | 'first key' | 'key' | 'colon' | 'separator'

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LITERAL = /true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const CUT_ESCAPE = /\\(?:u[0-9a-fA-F]{0,3})?$/y
const SPACE = /[ \t\r\n]*/y

/**
 * Finds the first fault of a JSON text; undefined when it is valid.
 *
 * Edge:   nesting may be of any depth; lone surrogate escapes (`\ud800`) are valid JSON.
 * Cost:   O(length), about 20 times slower than `JSON.parse`: for texts that it has refused.
 * Source: RFC 8259.
 */
export function jsonFault(text: string): JsonFault | undefined {
  const open: string[] = []
  let expecting: Expecting = 'value'
  let index = 0
  for (;;) {
    index = endOf(SPACE, text, index) ?? index
    if (expecting === 'separator' && open.length === 0) {
      return index === text.length ? undefined : { index, expected: 'the end' }
    }
    const step = advance(text, index, expecting, open)
    if ('expected' in step) return step
    index = step.index
    expecting = step.expecting
  }
}

type Step = JsonFault | { readonly index: number; readonly expecting: Expecting }

function advance(text: string, index: number, expecting: Expecting, open: string[]): Step {
  const character = text[index] ?? ''
  if (expecting === 'colon') {
    return character === ':' ? { index: index + 1, expecting: 'value' } : { index, expected: '":"' }
  }
  if (expecting === 'separator') return separator(index, character, open)
  if (expecting === 'first item' && character === ']') return close(index, open)
  if (expecting === 'first key' && character === '}') return close(index, open)
  if (expecting === 'first key' || expecting === 'key') {
    const expected = expecting === 'key' ? 'a key in quotes' : 'a key in quotes or "}"'
    return character === '"' ? string(text, index, 'colon') : { index, expected }
  }
  return value(text, index, character, open, expecting)
}

function separator(index: number, character: string, open: string[]): Step {
  const closing = open.at(-1) === '{' ? '}' : ']'
  if (character === closing) return close(index, open)
  if (character !== ',') return { index, expected: `"," or "${closing}"` }
  return { index: index + 1, expecting: closing === '}' ? 'key' : 'value' }
}

function close(index: number, open: string[]): Step {
  open.pop()
  return { index: index + 1, expecting: 'separator' }
}

function value(text: string, index: number, character: string, open: string[], expecting: Expecting): Step {
  if (character === '"') return string(text, index, 'separator')
  if (character === '{' || character === '[') {
    open.push(character)
    return { index: index + 1, expecting: character === '{' ? 'first key' : 'first item' }
  }
  const end = endOf(NUMBER, text, index) ?? endOf(LITERAL, text, index)
  if (end !== undefined) return { index: end, expecting: 'separator' }
  return { index, expected: expecting === 'first item' ? 'a value or "]"' : 'a value' }
}

function string(text: string, start: number, then: Expecting): Step {
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0x22) return { index: index + 1, expecting: then }
    if (code < 0x20) return { index, expected: 'no raw control character in a string' }
    if (code === 0x5c) {
      const end = endOf(ESCAPE, text, index)
      if (end === undefined) return escapeFault(text, index)
      index = end - 1
    }
  }
  return { index: text.length, expected: 'the closing quote of a string' }
}

function escapeFault(text: string, index: number): JsonFault {
  const isCut = endOf(CUT_ESCAPE, text, index) !== undefined
  return isCut
    ? { index: text.length, expected: 'the rest of an escape' }
    : { index, expected: 'an escape such as \\n or \\u0041' }
}

function endOf(pattern: RegExp, text: string, index: number): number | undefined {
  pattern.lastIndex = index
  return pattern.test(text) ? pattern.lastIndex : undefined
}
