/** Problems of a recipe: each with its path, what is wrong, and what to do; thrown together with their places. */

import type { z } from 'zod'
import { RecipeError } from '../base/errors.js'
import { nearestName } from '../base/nearest.js'
import { knownKeysAt } from './schema-keys.js'

/** A path into a recipe: keys and indexes. */
export type RecipePath = readonly (string | number)[]

/** One thing that is wrong. */
export interface Problem {
  readonly code: string
  readonly path: RecipePath
  readonly message: string
  readonly hint?: string
}

/** Finds where a path stands, as `file:line:column`. */
export type Locate = (path: RecipePath) => string

/** `generate[0].with.n` for `['generate', 0, 'with', 'n']`. */
export function pathText(path: RecipePath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? part : `${text}.${part}`
  }, '')
}

/** Throws all problems as one RecipeError; nothing happens when there are none. */
export function throwProblems(problems: readonly Problem[], locate: Locate): void {
  const [first] = problems
  if (first === undefined) return
  const lines = problems.map((problem) => {
    const path = problem.path.length > 0 ? ` ${pathText(problem.path)}:` : ''
    return `${locate(problem.path)}${path} ${problem.message}`
  })
  const hints = [
    ...new Set(problems.flatMap((problem) => (problem.hint === undefined ? [] : [problem.hint]))),
  ]
  throw new RecipeError(first.code, {
    message: lines.join('\n'),
    ...(hints.length > 0 ? { hint: hints.join('\n') } : {}),
    details: {
      problems: problems.map(({ code, path, message }) => ({ code, path: pathText(path), message })),
    },
  })
}

/** What was checked: the schema, the value that it was given, and where that value stands in the recipe. */
export interface Checked {
  readonly schema: z.core.$ZodType
  readonly input: unknown
  readonly under: RecipePath
}

/** A zod error as problems with paths into the recipe, worded for people. */
export function problemsOf(error: z.ZodError, checked: Checked): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, [], checked))
}

function problemsOfIssue(issue: z.core.$ZodIssue, outer: RecipePath, checked: Checked): Problem[] {
  const inner = [...outer, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  const path = [...checked.under, ...inner]
  const given = valueAt(checked.input, inner)
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeysAt(checked.schema, inner)
    return issue.keys.map((key) => unknownKey(key, path, known))
  }
  if (issue.code === 'invalid_union') return problemsOfUnion(issue, inner, checked)
  if (issue.code === 'too_small' || issue.code === 'too_big') return [outOfRange(issue, path, given)]
  if (issue.code === 'invalid_type' && given === undefined) {
    return [{ code: 'missing-key', path, message: `is missing; it must be ${article(issue.expected)}.` }]
  }
  if (issue.code === 'invalid_type') {
    return [{ code: 'wrong-type', path, message: `must be ${article(issue.expected)}, not ${shown(given)}.` }]
  }
  if (issue.code === 'invalid_value') {
    return [notOneOf(issue.values.map(String), given, path)]
  }
  return [{ code: 'wrong-value', path, message: `${lowerFirst(issue.message)} (given: ${shown(given)}).` }]
}

function problemsOfUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  inner: RecipePath,
  checked: Checked,
): Problem[] {
  const branch = issue.errors.find((issues) => !issues.some((one) => isWrongShape(one)))
  if (branch !== undefined) return branch.flatMap((one) => problemsOfIssue(one, inner, checked))
  const values = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
  if (values.length > 0) return [notOneOf(values, valueAt(checked.input, inner), [...checked.under, ...inner])]
  const wanted = issue.errors.flatMap((issues) =>
    issues.flatMap((one) => ('expected' in one ? [article(one.expected)] : [])),
  )
  const path = [...checked.under, ...inner]
  const given = shown(valueAt(checked.input, inner))
  return [
    { code: 'wrong-type', path, message: `must be ${[...new Set(wanted)].join(' or ')}, not ${given}.` },
  ]
}

function outOfRange(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  path: RecipePath,
  given: unknown,
): Problem {
  const [word, limit] = issue.code === 'too_small' ? ['least', issue.minimum] : ['most', issue.maximum]
  const isStrict = issue.inclusive === false
  const unit = issue.origin === 'string' ? ' characters long' : issue.origin === 'array' ? ' items long' : ''
  const bound = isStrict ? `${word === 'least' ? 'above' : 'below'} ${limit}` : `at ${word} ${limit}`
  return { code: 'out-of-range', path, message: `must be ${bound}${unit}, not ${shown(given)}.` }
}

function notOneOf(values: readonly string[], given: unknown, path: RecipePath): Problem {
  const nearest = typeof given === 'string' ? nearestName(given, values) : undefined
  const message = `must be ${values.map((value) => `"${value}"`).join(' or ')}, not ${shown(given)}.`
  return { code: 'wrong-value', path, message, ...(nearest ? { hint: `Did you mean "${nearest}"?` } : {}) }
}

function isWrongShape(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0
}

function unknownKey(key: string, path: RecipePath, known: readonly string[]): Problem {
  const nearest = nearestName(key, known)
  const all =
    known.length > 0 ? `Known under ${pathText(path) || 'the top level'}: ${known.join(', ')}.` : undefined
  const hint = nearest === undefined ? all : `Did you mean "${nearest}" instead of "${key}"?`
  return { code: 'unknown-key', path: [...path, key], message: 'is no key here.', ...(hint ? { hint } : {}) }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<PropertyKey, unknown>>)[part]
  }
  return value
}

function article(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    record: 'a mapping (key: value)',
    object: 'a mapping (key: value)',
    array: 'a list',
    int: 'a whole number',
    nan: 'a number',
  }
  return words[expected] ?? `a ${expected}`
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
