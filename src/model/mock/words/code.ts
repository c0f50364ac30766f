/** Made-up code: small programs of Python, JavaScript and SQL that compile, in a fenced block. */

import type { Random } from '../../../base/random.js'
import type { Topics } from './prose.js'
import { adjectives, nouns } from './vocabulary.js'

/** Languages that the mock server writes. */
export type CodeLanguage = 'python' | 'javascript' | 'sql'

const ASKS_FOR_CODE =
  /```|\b(?:write|implement|create|generate|produce|give|return|complete|fix)\b[^.?!\n]{0,80}\b(?:code|function|program|script|class|method|snippet|query|queries|sql|module)\b/i

const JAVASCRIPT = /\b(?:javascript|typescript|node\.?js|js|ts)\b/i
const SQL = /\b(?:sql|sqlite|postgres|mysql|duckdb|quer(?:y|ies))\b/i
const PYTHON = /\bpython\b/i

/** Words that Python, JavaScript or SQL keep to themselves, or that would hide a name of a program. */
const KEPT = new Set(
  `and as assert async await break case catch class const continue def default del delete do elif else enum except export
  extends false finally for from function global if implements import in instanceof interface is lambda let match new none
  nonlocal not null or package pass print private protected public raise return select self static super switch table this
  throw true try type typeof update values var void where while with yield group order join index create insert items total
  value result limit number list sorted filter map reduce`.split(/\s+/),
)

/** The language that a prompt asks code of, or undefined when it asks for none. Of none named: Python. */
export function codeAsked(prompt: string): CodeLanguage | undefined {
  if (!ASKS_FOR_CODE.test(prompt)) return undefined
  if (PYTHON.test(prompt)) return 'python'
  if (JAVASCRIPT.test(prompt)) return 'javascript'
  return SQL.test(prompt) ? 'sql' : 'python'
}

/** A fenced block with a program of its own between two sentences. */
export function codeAnswer(random: Random, topics: Topics, language: CodeLanguage): string {
  const names = { main: name(random, topics), part: name(random, topics), rank: random.pick(adjectives) }
  const limit = random.integer(2, 99)
  const lines = { python, javascript, sql }[language](names, limit, random.integer(0, 2))
  return [
    `Here is a ${random.pick(adjectives)} version for the ${names.main}:`,
    '',
    `\`\`\`${language}`,
    ...lines,
    '```',
    '',
    `It keeps every ${names.part} above ${limit} and leaves the ${random.pick(nouns)} alone.`,
  ].join('\n')
}

interface Names {
  readonly main: string
  readonly part: string
  readonly rank: string
}

function name(random: Random, topics: Topics): string {
  const free = topics.filter((topic) => !KEPT.has(topic.toLowerCase()))
  return free.length > 0 && random.uint32() % 2 === 0 ? random.pick(free) : random.pick(nouns)
}

function python({ main, part, rank }: Names, limit: number, variant: number): string[] {
  if (variant === 0) {
    return [
      `def ${rank}_${main}(values):`,
      `    """Sum of every ${part} above ${limit}."""`,
      '    total = 0',
      '    for value in values:',
      `        if value > ${limit}:`,
      '            total += value',
      '    return total',
    ]
  }
  if (variant === 1) {
    return [
      `def count_${main}(items):`,
      '    counts = {}',
      '    for item in items:',
      '        counts[item] = counts.get(item, 0) + 1',
      `    return {key: count for key, count in counts.items() if count >= ${limit}}`,
    ]
  }
  return [
    `class ${capital(main)}:`,
    `    def __init__(self, ${part}_items):`,
    `        self.${part}_items = list(${part}_items)`,
    '',
    `    def ${rank}(self):`,
    `        return sorted(self.${part}_items)[:${limit}]`,
  ]
}

function javascript({ main, part, rank }: Names, limit: number, variant: number): string[] {
  if (variant === 0) {
    return [
      `function ${rank}${capital(main)}(values) {`,
      `  const kept = values.filter((value) => value > ${limit})`,
      '  return kept.reduce((total, value) => total + value, 0)',
      '}',
    ]
  }
  if (variant === 1) {
    return [
      `const count${capital(main)} = (items) => {`,
      '  const counts = new Map()',
      '  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)',
      `  return [...counts].filter(([, count]) => count >= ${limit})`,
      '}',
    ]
  }
  return [
    `class ${capital(main)} {`,
    `  constructor(${part}Items) {`,
    `    this.${part}Items = [...${part}Items]`,
    '  }',
    '',
    `  ${rank}() {`,
    `    return this.${part}Items.sort().slice(0, ${limit})`,
    '  }',
    '}',
  ]
}

function sql({ main, part, rank }: Names, limit: number, variant: number): string[] {
  if (variant === 0) {
    return [
      `SELECT ${part}_name, COUNT(*) AS ${rank}_count`,
      `FROM ${main}_table`,
      `GROUP BY ${part}_name`,
      `HAVING COUNT(*) > ${limit}`,
      `ORDER BY ${rank}_count DESC;`,
    ]
  }
  if (variant === 1) {
    return [
      `SELECT ${main}_id, ${part}_amount`,
      `FROM ${main}_table`,
      `WHERE ${part}_amount > ${limit}`,
      `LIMIT ${limit};`,
    ]
  }
  return [
    `SELECT a.${main}_id, b.${part}_amount`,
    `FROM ${main}_table AS a`,
    `JOIN ${rank}_table AS b ON a.${main}_id = b.${main}_id`,
    `WHERE b.${part}_amount >= ${limit};`,
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
