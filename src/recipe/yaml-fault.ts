/** What is wrong with a text that is no YAML: the place to look at, in words, and what to do. */

import { type Document, isAlias, isCollection, isScalar, type Node, visit, type YAMLError } from 'yaml'
import { lowerFirst } from './problem-words.js'

/** A fault of a YAML text. */
export interface YamlFault {
  readonly offset: number
  /** Ends a sentence that began with the place: no capital, no full stop. */
  readonly says: string
  readonly hint: string
}

const LOOK = 'Check the indentation, quotes, brackets and colons there and in the line above.'

/** The first fault of a parsed document, warnings and aliases of nothing included; undefined when it is fine. */
export function firstYamlFault(document: Document.Parsed, text: string): YamlFault | undefined {
  const [error] = [...document.errors, ...document.warnings]
  if (error === undefined) return deadAlias(document)
  const [offset] = error.pos
  const fault = { offset, ...wordsOf(error, document, text) }
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n')[0] ?? ''
  const isReference = error.code === 'UNEXPECTED_TOKEN' && line.includes('${')
  return isReference ? { ...fault, hint: 'Put a text that holds ${…} in quotes.' } : fault
}

function wordsOf(error: YAMLError, document: Document.Parsed, text: string) {
  const [offset] = error.pos
  const first = error.message.split(/ at line |\n/)[0] ?? ''
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { says: 'a tab is used as indentation', hint: 'Indent with spaces.' }
    case 'DUPLICATE_KEY': {
      const key = /^[^\s:,]+/.exec(text.slice(offset))?.[0] ?? ''
      return { says: `the key ${key} stands twice`, hint: 'Remove one of the two, or join them.' }
    }
    case 'MULTIPLE_DOCS':
      return { says: 'a second document begins here', hint: 'A recipe is one document: remove "---".' }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        says: 'this value is followed by a key of its own',
        hint: 'Align the next key with the one of this line, or put a text that holds ": " in quotes.',
      }
    case 'MISSING_CHAR':
      return first.startsWith('Implicit') ? missingColon(text, offset) : unclosed(first, offset, document)
    case 'MULTILINE_IMPLICIT_KEY':
      return missingColon(text, offset)
    case 'TAG_RESOLVE_FAILED':
      return { says: lowerFirst(first), hint: 'Put a text that begins with ! in quotes.' }
    case 'UNEXPECTED_TOKEN':
      return { says: `${JSON.stringify(text.charAt(offset))} cannot stand here`, hint: LOOK }
    case 'BAD_INDENT':
      return unclosed(first, offset, document)
    default:
      return { says: lowerFirst(first), hint: LOOK }
  }
}

function missingColon(text: string, offset: number) {
  const line = text.slice(offset).split('\n')[0] ?? ''
  return { says: `a colon is missing in ${JSON.stringify(line)}`, hint: 'Write `key: value`.' }
}

function unclosed(message: string, end: number, document: Document.Parsed) {
  const opened = openedBefore(document, end)
  const kind = /quote/.test(message) ? 'quote' : /must .*end with/.test(message) ? 'bracket' : undefined
  if (kind === undefined || opened === undefined) return { says: lowerFirst(message), hint: LOOK }
  const [offset] = opened.range ?? [end]
  return { offset, says: `the ${kind} that opens here is never closed`, hint: `Close the ${kind}.` }
}

function openedBefore(document: Document.Parsed, end: number): Node | undefined {
  let found: Node | undefined
  const note = (node: Node): void => {
    const [start, stop] = node.range ?? [0, 0]
    if (start < end && stop >= end && start >= (found?.range?.[0] ?? 0)) found = node
  }
  visit(document, {
    Node(_, node) {
      const isQuoted = isScalar(node) && node.type?.startsWith('QUOTE') === true
      if (isQuoted || (isCollection(node) && node.flow === true)) note(node)
    },
  })
  return found
}

function deadAlias(document: Document.Parsed): YamlFault | undefined {
  let found: YamlFault | undefined
  visit(document, {
    Node(_, node) {
      if (found !== undefined || !isAlias(node) || node.resolve(document) !== undefined) return
      found = {
        offset: node.range?.[0] ?? 0,
        says: `*${node.source} refers to an anchor that does not exist`,
        hint: 'Put a text that begins with * in quotes.',
      }
    },
  })
  return found
}
