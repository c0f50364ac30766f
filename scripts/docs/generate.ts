/**
 * Writes docs/reference from the code: a page for each kind of plug-in, errors, exports, recipe, commands.
 * `--check` writes nothing and fails with the list of pages that are stale, missing, left over or cannot be made.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { recipeJsonSchema } from '../../src/recipe/json-schema.js'
import { readTree } from '../measure-code/source-tree.js'
import { errorsPage } from './errors-page.js'
import { type Page, page } from './markdown.js'
import { commandsPage, exportsPage, recipePage } from './other-pages.js'
import { kinds, plugInPage } from './plug-in-pages.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'docs/reference')
const schemaFile = join(root, 'schema/recipe.schema.json')

interface Made {
  readonly pages: readonly Page[]
  /** What could not be made, with the reason. */
  readonly missing: readonly string[]
}

async function makePages(): Promise<Made> {
  const tree = readTree(join(root, 'src'))
  const makers: (readonly [string, () => Page | Promise<Page>])[] = [
    ['recipe.md', recipePage],
    ['commands.md', commandsPage],
    ...kinds.map((kind) => [`${kind.list}.md`, () => plugInPage(kind, tree)] as const),
    ['errors.md', () => errorsPage(tree)],
    ['exports.md', () => exportsPage(tree)],
  ]
  const pages: Page[] = []
  const missing: string[] = []
  for (const [name, make] of makers) {
    try {
      pages.push(await make())
    } catch (thrown) {
      missing.push(`${name} cannot be made: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    }
  }
  return { pages: [contents(pages), ...pages], missing }
}

function contents(pages: readonly Page[]): Page {
  const links = pages.map(({ name, content }) => `- [${/^# (.*)$/m.exec(content)?.[1] ?? name}](${name})`)
  return page('README.md', 'Reference', [
    'Generated from the code, so it says what the code does.',
    links.join('\n'),
  ])
}

/** The JSON Schema of a recipe, for editors. */
function schemaText(): string {
  return `${JSON.stringify(recipeJsonSchema(), null, 2)}\n`
}

function write({ pages, missing }: Made): number {
  mkdirSync(dirname(schemaFile), { recursive: true })
  writeFileSync(schemaFile, schemaText())
  mkdirSync(folder, { recursive: true })
  for (const { name, content } of pages) writeFileSync(join(folder, name), content)
  for (const name of leftOver(pages)) rmSync(join(folder, name))
  console.log(`docs/reference: ${pages.length} pages written.`)
  for (const problem of missing) console.error(`docs/reference/${problem}`)
  return 0
}

function check({ pages, missing }: Made): number {
  const stale = pages
    .filter(({ name, content }) => present(name) !== content)
    .map(({ name }) => `${name} is stale.`)
  const old = leftOver(pages).map((name) => `${name} is left over from something that is gone.`)
  const isSchemaFresh = existsSync(schemaFile) && readFileSync(schemaFile, 'utf8') === schemaText()
  const schema = isSchemaFresh ? [] : ['../../schema/recipe.schema.json is stale.']
  const problems = [...stale, ...old, ...schema, ...missing]
  for (const problem of problems) console.error(`docs/reference/${problem}`)
  if (problems.length > 0) console.error('Run `npm run docs`.')
  return problems.length === 0 ? 0 : 1
}

function present(name: string): string | undefined {
  const path = join(folder, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function leftOver(pages: readonly Page[]): string[] {
  const names = new Set(pages.map(({ name }) => name))
  return existsSync(folder) ? readdirSync(folder).filter((name) => !names.has(name)) : []
}

const made = await makePages()
process.exitCode = process.argv.includes('--check') ? check(made) : write(made)
