/** The compiler is never talked out of its objections. */

import ts from 'typescript'
import { commentsOf } from '../../../scripts/measure-code/comments.js'
import { nodesOf } from '../../../scripts/measure-code/source-tree.js'
import { at, fileRule } from '../rule.js'

/** The type that switches the compiler off. */
export const noAny = fileRule('no-any', 'nothing has the type any', function* (file) {
  for (const node of nodesOf(file)) {
    if (node.kind !== ts.SyntaxKind.AnyKeyword) continue
    yield at(file, node, 'The type any.', 'say what it is, or take unknown and look before use.')
  }
})

/** `value!` and `field!: T`. */
export const noNonNull = fileRule(
  'no-non-null',
  'nothing is declared present by an exclamation mark',
  function* (file) {
    for (const node of nodesOf(file)) {
      const isAsserted =
        ts.isNonNullExpression(node) ||
        ((ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) &&
          node.exclamationToken !== undefined)
      if (isAsserted) yield at(file, node, 'A non-null assertion.', 'handle the case in which it is absent.')
    }
  },
)

/** Comments that silence the compiler or the linter. */
export const noSilencing = fileRule(
  'no-silencing',
  'no comment silences the compiler, nor the linter without a reason',
  function* (file) {
    for (const { text, line } of commentsOf(file)) {
      if (/@ts-(ignore|nocheck)\b/.test(text)) {
        const mend = 'mend the type, or take @ts-expect-error with a reason.'
        yield { path: file.path, line, what: 'The compiler is silenced.', mend }
      }
      if (/@ts-expect-error(?!\s*[:–-]?\s*\w+\s+\w)/.test(text)) {
        yield {
          path: file.path,
          line,
          what: '@ts-expect-error without a reason.',
          mend: 'write the reason after it.',
        }
      }
      if (/\b(oxlint|eslint)-disable|biome-ignore/.test(text) && !/ (--|:) ?\w|: \w/.test(text)) {
        yield {
          path: file.path,
          line,
          what: 'The linter is silenced without a reason.',
          mend: 'write ` -- reason`.',
        }
      }
    }
  },
)
