/** Files and functions stay small enough to be read at once. */

import { functionsOf } from '../../../scripts/measure-code/functions.js'
import { hardFileLines, hardFunctionLines } from '../../../scripts/measure-code/shape.js'
import { countLines } from '../../../scripts/measure-code/source-tree.js'
import { fileRule } from '../rule.js'

/** No file above the hard limit; those above the soft limit are listed by `npm run measure-code`. */
export const fileLength = fileRule('file-length', `no file has more than ${hardFileLines} lines`, (file) => {
  const lines = countLines(file.text)
  if (lines <= hardFileLines) return []
  const what = `${lines} lines, more than ${hardFileLines}.`
  return [{ path: file.path, line: hardFileLines + 1, what, mend: 'split the file by concept.' }]
})

/** No function above the hard limit; those above the soft limit are listed by `npm run measure-code`. */
export const functionLength = fileRule(
  'function-length',
  `no function has more than ${hardFunctionLines} lines`,
  (file) =>
    functionsOf(file)
      .filter(({ lines }) => lines > hardFunctionLines)
      .map(({ path, line, name, lines }) => ({
        path,
        line,
        what: `${name} has ${lines} lines, more than ${hardFunctionLines}.`,
        mend: 'give each level of abstraction its own function.',
      })),
)
