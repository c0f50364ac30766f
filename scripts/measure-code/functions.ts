/** Functions of a file with their length in lines. */

import ts from 'typescript'
import { lineAt, lineOf, nodesOf, type SourceFile } from './source-tree.js'

/** One function with a body in braces. */
export interface MeasuredFunction {
  readonly path: string
  readonly name: string
  readonly line: number
  /** Lines from the first to the last, both included; inner functions count for the outer one too. */
  readonly lines: number
}

/** Declarations, methods, accessors, constructors and block-bodied arrows and expressions, outermost and nested. */
export function functionsOf(file: SourceFile): MeasuredFunction[] {
  const found: MeasuredFunction[] = []
  for (const node of nodesOf(file)) {
    if (!ts.isFunctionLike(node) || !hasBlock(node)) continue
    const line = lineOf(file, node)
    found.push({ path: file.path, name: nameOf(node), line, lines: lineAt(file, node.end) - line + 1 })
  }
  return found
}

function hasBlock(node: ts.SignatureDeclaration): boolean {
  return 'body' in node && node.body !== undefined && ts.isBlock(node.body as ts.Node)
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor'
  const named = node.name ?? ('name' in node.parent ? (node.parent.name as ts.Node | undefined) : undefined)
  return named !== undefined && (ts.isIdentifier(named) || ts.isStringLiteral(named))
    ? named.text
    : '(anonymous)'
}
