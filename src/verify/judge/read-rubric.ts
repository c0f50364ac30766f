/** Reads the file of a rubric: YAML, or Markdown of a simple form. */

import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { messageOf, RecipeError } from '../../base/errors.js'
import { type Rubric, rubricSchema } from './rubric.js'

const FORM =
  'Write YAML with name, question, scale or labels, and pass; or Markdown: a heading, the question, a list "- 1: …", a line "Pass: score >= 4".'

/**
 * Reads a rubric. Files that end in `.md` are Markdown, all others YAML (of which JSON is a part).
 *
 * Throws: RecipeError `missing-file`, or `bad-rubric` with the place.
 */
export function readRubric(name: string, path: string): Rubric {
  if (!existsSync(path)) {
    throw new RecipeError('missing-file', {
      message: `The rubric file ${name} does not exist.`,
      hint: 'Paths are relative to the recipe.',
    })
  }
  const text = readFileSync(path, 'utf8')
  const parsed = rubricSchema.safeParse(
    /\.(?:md|markdown)$/i.test(path) ? parseMarkdown(text) : parseYaml(text, name),
  )
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue?.path.join('.') ?? ''
  throw badRubric(
    `The rubric file ${name} cannot be used: ${place === '' ? '' : `${place}: `}${issue?.message ?? ''}`,
  )
}

/** A fault of a rubric as an error of the recipe. */
export function badRubric(message: string): RecipeError {
  return new RecipeError('bad-rubric', { message, hint: FORM })
}

function parseYaml(text: string, name: string): unknown {
  try {
    return parse(text)
  } catch (thrown) {
    throw badRubric(`The rubric file ${name} is no YAML: ${messageOf(thrown)}`)
  }
}

const ITEM = /^\s*[-*]\s+(?:\*\*)?([^:*]+?)(?:\*\*)?\s*:(?:\*\*)?\s*(.*)$/

/**
 * The parts of a Markdown rubric: the first heading is the name; text up to the list the question; a list of numbers a scale, any
 * other list labels; `Pass:` the rule, for labels with commas between them.
 */
function parseMarkdown(text: string): Record<string, unknown> {
  const items = new Map<string, string>()
  const question: string[] = []
  let name = ''
  let pass: string | undefined
  for (const line of text.split(/\r?\n/)) {
    const heading = /^#+\s+(.*)$/.exec(line)?.[1]
    const rule = /^\s*(?:\*\*)?pass(?:es)?(?:\*\*)?\s*:(?:\*\*)?\s*(.*)$/i.exec(line)?.[1]
    const [, key, meaning = ''] = ITEM.exec(line) ?? []
    if (heading !== undefined) name ||= heading.trim()
    else if (rule !== undefined) pass = rule.replaceAll('`', '').trim()
    else if (key !== undefined) items.set(key.replaceAll('`', '').trim(), meaning.trim())
    else if (items.size === 0) question.push(line)
  }
  const isScale = items.size > 0 && [...items.keys()].every((key) => /^-?\d{1,3}$/.test(key))
  return {
    name,
    question: question.join('\n').trim(),
    ...(items.size === 0 ? {} : { [isScale ? 'scale' : 'labels']: Object.fromEntries(items) }),
    ...(pass === undefined ? {} : { pass: isScale ? pass : pass.split(',').map((label) => label.trim()) }),
  }
}
