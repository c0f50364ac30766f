/** Starting is quick: the program imports commander and base, everything else when a command runs. */

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const source = fileURLToPath(new URL('../../src', import.meta.url))
const built = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const MOST_SECONDS = 0.3

interface Imports {
  readonly files: Set<string>
  readonly packages: Set<string>
}

function importsOf(path: string, found: Imports = { files: new Set(), packages: new Set() }): Imports {
  if (found.files.has(path)) return found
  found.files.add(path)
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext)
  for (const node of file.statements) {
    const isStatic = ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
    if (!isStatic || node.moduleSpecifier === undefined || isTypeOnly(node)) continue
    const name = (node.moduleSpecifier as ts.StringLiteral).text
    if (name.startsWith('.')) importsOf(resolve(dirname(path), name.replace(/\.js$/, '.ts')), found)
    else found.packages.add(name)
  }
  return found
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  const clause = node.importClause
  return clause?.isTypeOnly === true
}

describe('what is imported before a command runs', () => {
  const { files, packages } = importsOf(resolve(source, 'cli/main.ts'))

  test('of ours: the declaration of the commands, and base', () => {
    expect([...files].map((path) => relative(source, path)).sort()).toEqual([
      'base/errors.ts',
      'base/version.ts',
      'cli/main.ts',
      'cli/memory.ts',
      'cli/program.ts',
      'cli/spent-text.ts',
      'cli/terminal.ts',
    ])
  })

  test('of others: commander and Node itself', () => {
    expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual(['commander'])
  })
})

test.skipIf(!existsSync(built))('cupel --help answers in under 0.3 s', () => {
  const seconds = Array.from({ length: 5 }, () => {
    const start = performance.now()
    execFileSync(process.execPath, [built, '--help'])
    return (performance.now() - start) / 1000
  })
  expect(Math.min(...seconds)).toBeLessThan(MOST_SECONDS)
})
