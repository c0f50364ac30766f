/** What a file shows to others has a name and a description. */

import ts from 'typescript'
import { commentsOf } from '../../../scripts/measure-code/comments.js'
import { exportedStatements, plainText } from '../../../scripts/measure-code/exported.js'
import { lineOf } from '../../../scripts/measure-code/source-tree.js'
import { at, fileRule } from '../rule.js'

/** Every file says in its first comment what it is. */
export const header = fileRule('header', 'every file starts with a comment that says what it is', (file) => {
  const first = commentsOf(file)[0]
  const start = file.syntax.statements[0]
  const stands = first !== undefined && (start === undefined || first.line < lineOf(file, start))
  if (stands && plainText(first.text).split(/\s+/).length >= 3) return []
  return [
    {
      path: file.path,
      line: 1,
      what: 'No header.',
      mend: 'begin with a comment of one sentence on what this is.',
    },
  ]
})

/** Every exported statement has a JSDoc of its own; the file's header is not one. */
export const documentedExports = fileRule('documented-exports', 'every export has a JSDoc', (file) =>
  exportedStatements(file)
    .filter(({ documentation }) => documentation === undefined || documentation.split(/\s+/).length < 2)
    .map(({ node, names }) =>
      at(
        file,
        node,
        `${names.join(', ')} is exported without a JSDoc.`,
        'say what it means, its shape, unit, edge cases, throws, cost, source.',
      ),
    ),
)

/** Lists of the file's own names hide exports from their declarations, and with them the need to document. */
export const exportsAtDeclaration = fileRule(
  'exports-at-declaration',
  'a file exports its own names where it declares them',
  (file) =>
    file.syntax.statements
      .filter((node) => ts.isExportDeclaration(node) && node.moduleSpecifier === undefined)
      .map((node) => at(file, node, 'A list of own exports.', 'write export before each declaration.')),
)

/** Names are given once, by the exporting file. */
export const noDefaultExport = fileRule('no-default-export', 'nothing is exported as default', (file) =>
  file.syntax.statements
    .filter(isDefaultExport)
    .map((node) => at(file, node, 'A default export.', 'export it by name, the name of the file.')),
)

function isDefaultExport(node: ts.Statement): boolean {
  if (ts.isExportAssignment(node)) return true
  if (
    ts.isExportDeclaration(node) &&
    node.exportClause !== undefined &&
    ts.isNamedExports(node.exportClause)
  ) {
    return node.exportClause.elements.some(({ name }) => name.text === 'default')
  }
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false
}
