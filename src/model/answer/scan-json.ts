/** Finds where a JSON value ends in a text, or where and why it breaks: strict but for trailing commas. */

import { literalAt, scanString } from './scan-token.js'

/** A value found from `start` to `end`; `commas` are the offsets of trailing commas. */
export interface FoundJson {
  readonly end: number
  readonly commas: readonly number[]
}

/** Where a value breaks, and words for it. */
export interface BrokenJson {
  readonly fault: string
  readonly at: number
  /** Whether a name with its colon was read before: then it was meant as JSON. */
  readonly hasName: boolean
}

/** Levels of brackets above which a value is refused, so that nothing that walks it runs out of stack. */
export const MOST_LEVELS = 200

type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'more'

interface Scan {
  readonly text: string
  readonly limit: number
  readonly open: ('{' | '[')[]
  readonly commas: number[]
  at: number
  /** Offset of the comma just read; -1 where the last token was none. */
  comma: number
  expected: Expected
  hasName: boolean
  fault: string | undefined
}

/**
 * Scans one JSON value (RFC 8259) that begins at `start`, white space before it allowed, and must end before `limit`.
 *
 * Refused beside what is no JSON: numbers beyond a double, halves of surrogate pairs, more than 200 levels of brackets.
 * Cost: linear in what is read, without recursion.
 */
export function scanJson(text: string, start: number, limit = text.length): FoundJson | BrokenJson {
  const scan: Scan = {
    text,
    limit,
    open: [],
    commas: [],
    at: start,
    comma: -1,
    expected: 'value',
    hasName: false,
    fault: undefined,
  }
  for (;;) {
    skipSpace(scan)
    step(scan)
    if (scan.fault !== undefined) return { fault: scan.fault, at: scan.at, hasName: scan.hasName }
    if (scan.expected === 'more' && scan.open.length === 0) return { end: scan.at, commas: scan.commas }
  }
}

function skipSpace(scan: Scan): void {
  while (scan.at < scan.limit && ' \t\n\r'.includes(scan.text.charAt(scan.at))) scan.at += 1
}

function step(scan: Scan): void {
  const sign = scan.at < scan.limit ? scan.text.charAt(scan.at) : ''
  if (sign === '') scan.fault = endWords(scan.open.length)
  else if (scan.expected === 'colon') readColon(scan, sign)
  else if (scan.expected === 'more') readMore(scan, sign)
  else if (sign === (scan.open.at(-1) === '{' ? '}' : ']') && isEndAllowed(scan)) close(scan)
  else if (scan.expected === 'name' || scan.expected === 'name-or-end') readName(scan, sign)
  else readValue(scan, sign)
}

function endWords(levels: number): string {
  if (levels === 0) return 'the text ends where a value should be'
  return `the text ends while ${levels} ${levels === 1 ? 'bracket is' : 'brackets are'} open`
}

function isEndAllowed({ expected, comma }: Scan): boolean {
  return expected.endsWith('or-end') || comma !== -1
}

function close(scan: Scan): void {
  if (scan.comma !== -1) scan.commas.push(scan.comma)
  scan.open.pop()
  ended(scan, scan.at + 1)
}

function ended(scan: Scan, at: number): void {
  scan.at = at
  scan.comma = -1
  scan.expected = 'more'
}

function readColon(scan: Scan, sign: string): void {
  if (sign !== ':') {
    scan.fault = 'a colon should follow the name'
    return
  }
  scan.at += 1
  scan.hasName = true
  scan.expected = 'value'
}

function readMore(scan: Scan, sign: string): void {
  const isObject = scan.open.at(-1) === '{'
  if (sign === ',') {
    scan.comma = scan.at
    scan.at += 1
    scan.expected = isObject ? 'name' : 'value'
  } else if (sign === (isObject ? '}' : ']')) close(scan)
  else scan.fault = `a comma or ${isObject ? '}' : ']'} should stand here`
}

function readName(scan: Scan, sign: string): void {
  if (sign !== '"') {
    scan.fault = signWords(sign, 'a name in double quotes should stand here')
    return
  }
  readString(scan)
  scan.expected = 'colon'
}

function readString(scan: Scan): void {
  const found = scanString(scan.text, scan.at, scan.limit)
  if ('fault' in found) {
    scan.fault = found.fault
    scan.at = found.at
  } else ended(scan, found.end)
}

function readValue(scan: Scan, sign: string): void {
  if (sign === '"') readString(scan)
  else if (sign === '{' || sign === '[') open(scan, sign)
  else {
    const literal = literalAt(scan.text, scan.at, scan.limit)
    if ('end' in literal) ended(scan, literal.end)
    else scan.fault = literal.fault ?? signWords(sign, 'a value should stand here')
  }
}

function open(scan: Scan, bracket: '{' | '['): void {
  if (scan.open.length === MOST_LEVELS) {
    scan.fault = `brackets are nested deeper than ${MOST_LEVELS} levels`
    return
  }
  scan.open.push(bracket)
  scan.at += 1
  scan.comma = -1
  scan.expected = bracket === '{' ? 'name-or-end' : 'value-or-end'
}

function signWords(sign: string, otherwise: string): string {
  if ("'`‘’“”".includes(sign)) return 'JSON needs straight double quotes'
  if (sign === '/' || sign === '#') return 'JSON has no comments'
  if (sign === '.' || sign === '…') return 'nothing may be left out: write every value'
  return otherwise
}
