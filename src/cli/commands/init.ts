/** `cupel init`: writes a recipe to begin with. */

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exitCodes, RecipeError } from '../../base/errors.js'
import { nearestName } from '../../base/nearest.js'
import type { Template } from '../template.js'
import { templates } from '../templates.js'
import { createTerminal, type TerminalOptions } from '../terminal.js'

/** Options of `cupel init`. */
export interface InitOptions extends TerminalOptions {
  readonly template?: string
}

/** Writes a template into a folder; existing files are never overwritten. */
export async function init(folder = '.', options: InitOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const template = await chooseTemplate(options.template)
  const paths = Object.keys(template.files).map((name) => join(folder, name))
  const taken = paths.filter((path) => existsSync(path))
  if (taken.length > 0) {
    throw new RecipeError('file-exists', {
      message: `${taken.join(', ')} exists already; nothing was written.`,
      hint: 'Give another folder: cupel init FOLDER',
    })
  }
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(template.files)) await writeFile(join(folder, name), text)
  const recipe = join(folder, 'recipe.yaml')
  terminal.say([...paths.map((path) => `wrote ${path}`), '', ...nextLines(template, recipe)].join('\n'))
  terminal.give({ template: template.id, files: paths })
  return exitCodes.done
}

function nextLines({ before }: Template, recipe: string): string[] {
  if (before === undefined) return [`Next: cupel plan ${recipe}`, `      cupel run ${recipe}`]
  return [
    `Next: ${before}`,
    `      cupel plan ${recipe}`,
    `      cupel run ${recipe} --preview 3`,
    `      cupel run ${recipe}`,
  ]
}

async function chooseTemplate(id: string | undefined): Promise<Template> {
  const chosen = id ?? (process.stdin.isTTY ? await ask() : undefined)
  const template = templates.find((one) => one.id === chosen)
  if (template !== undefined) return template
  const nearest = nearestName(
    chosen ?? '',
    templates.map((one) => one.id),
  )
  const near = nearest === undefined ? [] : [`Did you mean "${nearest}"?`]
  throw new RecipeError('unknown-template', {
    message: chosen === undefined ? 'Which template?' : `There is no template "${chosen}".`,
    hint: [...near, ...templates.map((one) => `cupel init --template ${one.id}: ${one.summary}`)].join('\n'),
  })
}

async function ask(): Promise<string | undefined> {
  const { isCancel, select } = await import('@clack/prompts')
  const answer = await select({
    message: 'What do you want to begin with?',
    options: templates.map((template) => ({
      value: template.id,
      label: template.id,
      hint: template.summary,
    })),
  })
  return isCancel(answer) ? undefined : answer
}
