/**
 * Counts the size and shape of `src`: prints the table, `--write` puts it into README.md, `--check` fails when the
 * README's table is stale. What is above a soft limit is listed on stderr.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { functionsOf } from './measure-code/functions.js'
import { readBlock, replaceBlock } from './measure-code/readme-block.js'
import { shapeOf, softFileLines, softFunctionLines } from './measure-code/shape.js'
import { countLines, listTypeScript, readTree, type SourceTree } from './measure-code/source-tree.js'
import { shapeTable } from './measure-code/table.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = join(root, 'README.md')
const block = 'measure-code'

function main(flags: readonly string[]): number {
  const tree = readTree(join(root, 'src'))
  const table = shapeTable(shapeOf(tree, testLines()))
  if (flags.includes('--check')) return check(table)
  if (flags.includes('--write')) return write(table)
  console.log(table)
  for (const line of aboveSoftLimits(tree)) console.error(line)
  return 0
}

function testLines(): number {
  const folder = join(root, 'test')
  return listTypeScript(folder)
    .map((path) => countLines(readFileSync(join(folder, path), 'utf8')))
    .reduce((total, lines) => total + lines, 0)
}

function write(table: string): number {
  const document = existsSync(readme) ? replaceBlock(readFileSync(readme, 'utf8'), block, table) : undefined
  if (document === undefined) return missing()
  writeFileSync(readme, document)
  console.log('README.md: table of size and shape written.')
  return 0
}

function check(table: string): number {
  const written = existsSync(readme) ? readBlock(readFileSync(readme, 'utf8'), block) : undefined
  if (written === undefined) return missing()
  if (written === table) return 0
  console.error('README.md: the table of size and shape is stale. Run `npm run measure-code -- --write`.')
  return 1
}

function missing(): number {
  console.error(
    `README.md has no lines "<!-- ${block}:start -->" and "<!-- ${block}:end -->" to write between.`,
  )
  return 1
}

function aboveSoftLimits(tree: SourceTree): string[] {
  const files = [...tree.values()]
  const long = files
    .map((file) => ({ path: file.path, lines: countLines(file.text) }))
    .filter(({ lines }) => lines > softFileLines)
    .map(({ path, lines }) => `src/${path}: ${lines} lines, more than ${softFileLines}; split it by concept.`)
  const longFunctions = files
    .flatMap(functionsOf)
    .filter(({ lines }) => lines > softFunctionLines)
    .map(
      ({ path, line, name, lines }) =>
        `src/${path}:${line}: ${name} has ${lines} lines, more than ${softFunctionLines}.`,
    )
  return [...long, ...longFunctions]
}

process.exitCode = main(process.argv.slice(2))
