/** What zod found wrong with a value, as problems with paths into the recipe, worded for people. */

import type { z } from 'zod'
import { nearestName } from '../base/nearest.js'
import { article, atLeast, listed, lowerFirst, rewriteHint, shown } from './problem-words.js'
import { pathText, type Problem, type RecipePath } from './problems.js'
import { knownKeysAt } from './schema-keys.js'

/** What was checked: the schema, the value that it was given, and where that value stands in the recipe. */
export interface Checked {
  readonly schema: z.core.$ZodType
  readonly input: unknown
  readonly under: RecipePath
}

/** A zod error as problems; the wording is that of the schema where it has its own. */
export function problemsOf(error: z.ZodError, checked: Checked): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, [], checked))
}

function problemsOfIssue(issue: z.core.$ZodIssue, outer: RecipePath, checked: Checked): Problem[] {
  const inner = [...outer, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  const path = [...checked.under, ...inner]
  const given = valueAt(checked.input, inner)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, knownKeysAt(checked.schema, inner)))
    case 'invalid_union':
      return problemsOfUnion(issue, inner, checked)
    case 'invalid_type':
      return [wrongType([issue.expected], given, path)]
    case 'invalid_value':
      return [notOneOf(issue.values, given, path)]
    case 'too_small':
    case 'too_big':
      return [outOfRange(issue, path, given)]
    case 'invalid_key':
      return [badName(issue, path)]
    case 'invalid_format':
      return [ownWords(issue.message, `, not ${shown(given)}`, path)]
    default:
      return [ownWords(issue.message, '', path)]
  }
}

function problemsOfUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  inner: RecipePath,
  checked: Checked,
): Problem[] {
  const path = [...checked.under, ...inner]
  const given = valueAt(checked.input, inner)
  const [branch] = issue.errors
    .filter((issues) => !issues.some((one) => one.code === 'invalid_type' && one.path.length === 0))
    .sort((a, b) => a.length - b.length)
  if (branch !== undefined) return branch.flatMap((one) => problemsOfIssue(one, inner, checked))
  const values = 'options' in issue && Array.isArray(issue.options) ? (issue.options as unknown[]) : []
  if (values.length > 0) return [notOneOf(values, given, path)]
  const wanted = issue.errors.flatMap((issues) =>
    issues.flatMap((one) => ('expected' in one ? [one.expected] : [])),
  )
  return [wrongType(wanted, given, path)]
}

function wrongType(wanted: readonly string[], given: unknown, path: RecipePath): Problem {
  const words = [...new Set(wanted.map(article))].join(' or ')
  if (given === undefined || given === null) return missing(words, given, path)
  const hint = rewriteHint(wanted, given)
  const message = `must be ${words}, not ${shown(given)}.`
  return { code: 'wrong-type', path, message, ...(hint === undefined ? {} : { hint }) }
}

function notOneOf(values: readonly unknown[], given: unknown, path: RecipePath): Problem {
  const words = listed(values.map((value) => JSON.stringify(value)))
  if (given === undefined || given === null) return missing(words, given, path)
  const nearest = typeof given === 'string' ? nearestName(given, values.filter(isText)) : undefined
  const hint =
    nearest === undefined
      ? rewriteHint(
          values.map((value) => typeof value),
          given,
        )
      : undefined
  const shownHint = nearest === undefined ? hint : `Did you mean "${nearest}"?`
  const message = `must be ${words}, not ${shown(given)}.`
  return { code: 'wrong-value', path, message, ...(shownHint === undefined ? {} : { hint: shownHint }) }
}

function missing(words: string, given: undefined | null, path: RecipePath): Problem {
  const what = given === undefined ? 'is missing' : 'has no value'
  return { code: 'missing-key', path, message: `${what}; it must be ${words}.` }
}

function outOfRange(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  path: RecipePath,
  given: unknown,
): Problem {
  const [least, limit] = issue.code === 'too_small' ? [true, issue.minimum] : [false, issue.maximum]
  const unit = issue.origin === 'string' ? 'character' : issue.origin === 'array' ? 'item' : undefined
  const found = Array.isArray(given) ? `${given.length}` : shown(given)
  const message =
    unit === undefined
      ? `must be ${atLeast(least, limit, issue.inclusive !== false)}, not ${found}.`
      : `must have at ${least ? 'least' : 'most'} ${limit} ${unit}${Number(limit) === 1 ? '' : 's'}, not ${found}.`
  return { code: 'out-of-range', path, message }
}

function unknownKey(key: string, path: RecipePath, known: readonly string[]): Problem {
  const nearest = nearestName(key, known)
  const all = known.length > 0 ? `Known ${placeText(path)}: ${known.join(', ')}.` : undefined
  const hint = nearest === undefined ? all : `Did you mean "${nearest}"?`
  return {
    code: 'unknown-key',
    path: [...path, key],
    message: 'there is no such key.',
    ...(hint === undefined ? {} : { hint }),
  }
}

function badName(issue: z.core.$ZodIssueInvalidKey, path: RecipePath): Problem {
  const why = issue.issues.map((one) => lowerFirst(one.message)).join('; ')
  return { code: 'wrong-value', path, message: `${shown(path.at(-1))} cannot be a name here: it ${why}.` }
}

function ownWords(message: string, end: string, path: RecipePath): Problem {
  return { code: 'wrong-value', path, message: `${lowerFirst(message)}${end}.` }
}

function placeText(path: RecipePath): string {
  return path.length === 0 ? 'at the top level' : `under ${pathText(path)}`
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Readonly<Record<PropertyKey, unknown>>)[part]
  }
  return value
}
