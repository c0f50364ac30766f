/** The page of error codes. */

import { exitCodes } from '../../src/base/errors.js'
import type { SourceTree } from '../measure-code/source-tree.js'
import { type ErrorClass, type ErrorCode, errorClasses, errorCodes } from './error-codes.js'
import { code, fileLink, type Page, page, prose, table } from './markdown.js'

/** All error codes by class, with exit code, message, hint and the file that throws. */
export function errorsPage(tree: SourceTree): Page {
  const file = tree.get('base/errors.ts')
  if (file === undefined) throw new TypeError('src/base/errors.ts does not exist.')
  const classes = errorClasses(file)
  const codes = errorCodes(tree, classes)
  return page('errors.md', 'Errors', [
    'Every error that Cupel throws on purpose has a class, which says what to do next, and a code, which is stable. ' +
      'What is filled in stands in ‹angle quotes›; a slash stands between alternatives.',
    table(
      ['class', 'exit code', 'meaning'],
      classes.map(({ name, exit, meaning }) => [
        `[${name}](#${name.toLowerCase()})`,
        exitText(exit),
        prose(meaning),
      ]),
    ),
    ...classes.flatMap((one) => section(one, codes)),
  ])
}

function section({ name, exit, meaning }: ErrorClass, codes: readonly ErrorCode[]): string[] {
  const rows = codes
    .filter(({ errorClass }) => errorClass === name)
    .map(({ code: id, message, hint, path }) => [
      code(id),
      prose(message),
      prose(hint),
      fileLink(`src/${path}`),
    ])
  return [
    `## ${name}`,
    `${prose(meaning)} Exit code ${exitText(exit)}.`,
    table(['code', 'message', 'hint', 'thrown in'], rows) || 'Not thrown yet.',
  ]
}

function exitText(exit: string): string {
  const value = Object.entries(exitCodes).find(([key]) => key === exit)?.[1]
  return value === undefined ? exit : `${value} (${exit})`
}
