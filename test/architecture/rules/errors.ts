/** Whoever catches an error can tell what to do next. */

import ts from 'typescript'
import { nodesOf } from '../../../scripts/measure-code/source-tree.js'
import { at, fileRule } from '../rule.js'

const BARE = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'EvalError',
  'URIError',
  'AggregateError',
])

/** No error without class and code, and nothing thrown that is no error. */
export const noBareError = fileRule('no-bare-error', 'every error has a class and a code', function* (file) {
  for (const node of nodesOf(file)) {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && isBare(node.expression)) {
      const what = `A bare ${node.expression.getText(file.syntax)}.`
      yield at(file, node, what, 'take a class of src/base/errors.ts with code, message and hint.')
    }
    if (ts.isThrowStatement(node) && isPlainValue(node.expression)) {
      yield at(file, node, 'Throws a plain value.', 'throw an error of src/base/errors.ts.')
    }
  }
})

function isBare(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && BARE.has(node.text)
}

function isPlainValue(node: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    ts.isNumericLiteral(node) ||
    ts.isObjectLiteralExpression(node)
  )
}
