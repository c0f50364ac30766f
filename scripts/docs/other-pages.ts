/** The pages of package exports, the recipe and the commands. */

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import type { z } from 'zod'
import { listOptions } from '../../src/contract/option-table.js'
import type { SourceTree } from '../measure-code/source-tree.js'
import { code, fileLink, type Page, page, prose, table } from './markdown.js'
import { entryPoints, packageExports } from './package-exports.js'

/** What can be imported from each subpath of the package. */
export function exportsPage(tree: SourceTree): Page {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const entries = entryPoints(manifest.exports)
  if (entries.length === 0) throw new TypeError('package.json has no "exports".')
  return page('exports.md', 'Exports', [
    'What can be imported from the package. Everything else is internal and may change without notice.',
    ...entries.flatMap(([subpath, path]) => [
      `## ${subpath.replace('.', manifest.name)}`,
      table(
        ['name', 'kind', 'meaning', 'declared in'],
        packageExports(path, tree).map((one) => [
          code(one.name),
          one.kind,
          prose(firstSentence(one.documentation)),
          fileLink(`src/${one.path}`),
        ]),
      ),
    ]),
  ])
}

/** The keys of a recipe, from its schema in `src/recipe/schema.ts`. */
export async function recipePage(): Promise<Page> {
  const { recipeSchema } = await load<{ recipeSchema: z.ZodType }>('recipe/schema.ts', 'recipeSchema')
  const rows = listOptions(recipeSchema).map(({ name, type, default: given, required, description }) => [
    code(name),
    prose(type),
    required ? 'required' : code(given),
    prose(description),
  ])
  return page('recipe.md', 'Recipe', [
    'Every key of a recipe. `[]` stands for each item of a list, `<name>` for each key of a map. Unknown keys are errors. ' +
      'The options under `with` are those of the plug-in: [sources](sources.md), [methods](methods.md), ' +
      '[verifiers](verifiers.md), [refiners](refiners.md), [metrics](metrics.md), [exporters](exporters.md).',
    table(['key', 'type', 'default', 'meaning'], rows),
  ])
}

/** The commands, from `createProgram()` of `src/cli/program.ts`. */
export async function commandsPage(): Promise<Page> {
  const name = 'createProgram'
  const { createProgram } = await load<{ createProgram: () => Command | Promise<Command> }>(
    'cli/program.ts',
    name,
  )
  const program = await createProgram()
  return page('commands.md', 'Commands', [
    prose(program.description()),
    ...commandSections(program, program.name()),
  ])
}

function commandSections(command: Command, path: string): string[] {
  return command.commands.flatMap((child) => {
    const name = `${path} ${child.name()}`
    const described = child.registeredArguments.filter(({ description }) => description !== '')
    const usage = [name, child.usage()].join(' ').trim()
    return [
      `## ${name}`,
      prose(child.description()),
      code(usage),
      table(
        ['argument', 'meaning'],
        described.map((argument) => [code(argument.name()), prose(argument.description)]),
      ),
      table(
        ['option', 'default', 'meaning'],
        child.options
          .filter((option) => !option.hidden)
          .map((option) => [code(option.flags), code(shown(option.defaultValue)), prose(option.description)]),
      ),
      ...commandSections(child, name),
    ]
  })
}

async function load<Module>(path: string, name: string): Promise<Module> {
  const file = new URL(`../../src/${path}`, import.meta.url)
  if (!existsSync(fileURLToPath(file))) throw new TypeError(`src/${path} does not exist.`)
  const module = (await import(file.href)) as Readonly<Record<string, unknown>>
  if (module[name] === undefined) throw new TypeError(`src/${path} has no export "${name}".`)
  return module as Module
}

function shown(value: unknown): string | undefined {
  return value === undefined || (Array.isArray(value) && value.length === 0)
    ? undefined
    : JSON.stringify(value)
}

function firstSentence(text: string): string {
  const [first = ''] = text.split(/\n\s*\n/)
  return /^.*?\.(?=\s|$)/s.exec(first)?.[0]?.replaceAll('\n', ' ') ?? first.replaceAll('\n', ' ')
}
