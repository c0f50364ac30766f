/** The relative imports of a tree: who imports whom, as a value, as a type only, or later on demand. */

import { posix } from 'node:path'
import ts from 'typescript'
import { lineOf, nodesOf, type SourceFile, type SourceTree } from './source-tree.js'

/** `value` when the program loads, `type` for the compiler only, `dynamic` for `import()` inside a function. */
export type ImportKind = 'value' | 'type' | 'dynamic'

/** One import of one file of the tree by another. */
export interface Import {
  readonly from: string
  readonly to: string
  readonly line: number
  readonly kind: ImportKind
}

/** Paths that each path imports, in order and without repetition. */
export type Graph = ReadonlyMap<string, readonly string[]>

/** All imports between files of the tree. Imports of packages and of files outside the tree are left out. */
export function importsOf(tree: SourceTree): Import[] {
  return [...tree.values()].flatMap((file) => fileImports(file, tree))
}

/** The graph made of the imports of some kinds; every file of the tree is a node. */
export function graphOf(tree: SourceTree, imports: readonly Import[], kinds: readonly ImportKind[]): Graph {
  const graph = new Map<string, string[]>([...tree.keys()].map((path) => [path, []]))
  for (const { from, to, kind } of imports) {
    const targets = graph.get(from)
    if (kinds.includes(kind) && targets !== undefined && !targets.includes(to)) targets.push(to)
  }
  return graph
}

function fileImports(file: SourceFile, tree: SourceTree): Import[] {
  const found: Import[] = []
  for (const node of nodesOf(file)) {
    const named = namedModule(node)
    if (named === undefined) continue
    const to = resolve(file.path, named.specifier, tree)
    if (to !== undefined) found.push({ from: file.path, to, line: lineOf(file, node), kind: named.kind })
  }
  return found
}

interface NamedModule {
  readonly specifier: string
  readonly kind: ImportKind
}

function namedModule(node: ts.Node): NamedModule | undefined {
  if (ts.isImportDeclaration(node)) {
    return literal(node.moduleSpecifier, isTypeOnlyImport(node.importClause) ? 'type' : 'value')
  }
  if (ts.isExportDeclaration(node)) {
    return literal(node.moduleSpecifier, isTypeOnlyExport(node) ? 'type' : 'value')
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return literal(node.arguments[0], 'dynamic')
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return literal(node.argument.literal, 'type')
  }
  return undefined
}

function literal(node: ts.Node | undefined, kind: ImportKind): NamedModule | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? { specifier: node.text, kind } : undefined
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const bindings = clause.namedBindings
  return clause.name === undefined && bindings !== undefined && hasOnlyTypes(bindings)
}

function isTypeOnlyExport(node: ts.ExportDeclaration): boolean {
  return node.isTypeOnly || (node.exportClause !== undefined && hasOnlyTypes(node.exportClause))
}

function hasOnlyTypes(bindings: ts.NamedImportBindings | ts.NamedExportBindings): boolean {
  if (!ts.isNamedImports(bindings) && !ts.isNamedExports(bindings)) return false
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly)
}

function resolve(from: string, specifier: string, tree: SourceTree): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const path = posix.normalize(posix.join(posix.dirname(from), specifier))
  const stem = path.replace(/\.(m?)js$/, '')
  return [path, `${stem}.ts`, `${stem}.mts`, `${stem}.tsx`, `${stem}/index.ts`].find((name) => tree.has(name))
}
