/** The exported statements of a file with their documentation. */

import ts from 'typescript'
import { lineOf, type SourceFile } from './source-tree.js'

/** One top-level statement that exports what it declares. Lists (`export { … }`, `export * from`) are not meant. */
export interface ExportedStatement {
  readonly path: string
  readonly names: readonly string[]
  readonly line: number
  readonly node: ts.Statement
  /** Text of the JSDoc that stands directly before it, without stars; undefined when there is none. */
  readonly documentation: string | undefined
}

/** The exporting statements of a file, in order. Of overloads only the first counts. */
export function exportedStatements(file: SourceFile): ExportedStatement[] {
  const found: ExportedStatement[] = []
  for (const node of file.syntax.statements) {
    if (!ts.canHaveModifiers(node) || !isExported(node)) continue
    const names = namesOf(node)
    if (isOverload(node, names, found)) continue
    found.push({ path: file.path, names, line: lineOf(file, node), node, documentation: docOf(node, file) })
  }
  return found
}

function isExported(node: ts.HasModifiers): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function namesOf(node: ts.Statement): string[] {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap((one) => bound(one.name))
  const name = 'name' in node ? (node.name as ts.Node | undefined) : undefined
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : ['default']
}

function bound(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? bound(element.name) : []))
}

function isOverload(
  node: ts.Statement,
  names: readonly string[],
  found: readonly ExportedStatement[],
): boolean {
  const before = found.at(-1)
  if (before === undefined || !ts.isFunctionDeclaration(node)) return false
  return ts.isFunctionDeclaration(before.node) && before.names[0] === names[0]
}

/** The file's header belongs to the file: it documents a statement only if nothing else precedes it there. */
function docOf(node: ts.Statement, file: SourceFile): string | undefined {
  const block = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1)
  if (block === undefined || isHeader(block, file)) return undefined
  return plainText(block.getText(file.syntax))
}

function isHeader(block: ts.JSDoc, file: SourceFile): boolean {
  const first = ts.getLeadingCommentRanges(file.text, ts.getShebang(file.text)?.length ?? 0)?.[0]
  return first?.pos === block.pos
}

/** The words of a comment without its stars and slashes. */
export function plainText(comment: string): string {
  return comment
    .replace(/^\/\*\*?|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim()
}
