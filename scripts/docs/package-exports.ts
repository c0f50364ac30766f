/** What each entry of package.json `exports` offers, read from the sources behind `dist`. */

import { posix } from 'node:path'
import ts from 'typescript'
import { exportedStatements } from '../measure-code/exported.js'
import type { SourceFile, SourceTree } from '../measure-code/source-tree.js'

/** A name that users of the package can import. */
export interface PackageExport {
  readonly name: string
  readonly kind: 'value' | 'type'
  /** File below src that declares it. */
  readonly path: string
  readonly documentation: string
}

/** Subpaths with the source file behind each: `./verify` → `verify/index.ts`. Data files (JSON) are left out. */
export function entryPoints(exportsField: unknown): [subpath: string, path: string][] {
  if (typeof exportsField !== 'object' || exportsField === null) return []
  return Object.entries(exportsField).flatMap(([subpath, target]) => {
    const file = targetOf(target)
    const match = /^\.\/dist\/(.*)\.js$/.exec(file ?? '')
    return match?.[1] === undefined ? [] : [[subpath, `${match[1]}.ts`] as [string, string]]
  })
}

/** The names that a file exports, its lists and stars followed to the declarations; sorted by name. */
export function packageExports(path: string, tree: SourceTree): PackageExport[] {
  const file = tree.get(path)
  if (file === undefined) return []
  const found = [...own(file), ...file.syntax.statements.flatMap((node) => passedOn(node, file, tree))]
  return found.sort((one, other) => (one.name < other.name ? -1 : 1))
}

function targetOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target
  if (typeof target !== 'object' || target === null) return undefined
  const conditions = target as Readonly<Record<string, unknown>>
  return targetOf(conditions.import ?? conditions.default)
}

function own(file: SourceFile): PackageExport[] {
  return exportedStatements(file).flatMap(({ names, node, documentation = '' }) => {
    const kind = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? 'type' : 'value'
    return names.map((name) => ({ name, kind, path: file.path, documentation }) as const)
  })
}

function passedOn(node: ts.Statement, file: SourceFile, tree: SourceTree): PackageExport[] {
  if (!ts.isExportDeclaration(node) || node.moduleSpecifier === undefined) return []
  const specifier = (node.moduleSpecifier as ts.StringLiteral).text.replace(/\.js$/, '.ts')
  const available = packageExports(posix.normalize(posix.join(posix.dirname(file.path), specifier)), tree)
  const list = node.exportClause
  if (list === undefined) return available
  if (!ts.isNamedExports(list)) return []
  return list.elements.flatMap((element) => {
    const original = available.find(({ name }) => name === (element.propertyName ?? element.name).text)
    return original === undefined ? [] : [{ ...original, name: element.name.text }]
  })
}
