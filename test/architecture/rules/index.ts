/** The rules of the house, each a line. */

import type { Rule } from '../rule.js'
import { cycles, mutualFolders } from './cycles.js'
import { noConsole, noHiddenInputs, noNetwork } from './edges.js'
import { noBareError } from './errors.js'
import { documentedExports, exportsAtDeclaration, header, noDefaultExport } from './exports.js'
import { layering } from './layering.js'
import { names, nothingLeftOver } from './naming.js'
import { fileLength, functionLength } from './size.js'
import { noAny, noNonNull, noSilencing } from './strictness.js'

/** All rules, in the order in which they are reported. */
export const rules: readonly Rule[] = [
  layering,
  cycles,
  mutualFolders,
  fileLength,
  functionLength,
  noAny,
  noNonNull,
  noSilencing,
  header,
  documentedExports,
  exportsAtDeclaration,
  noDefaultExport,
  noBareError,
  noHiddenInputs,
  noNetwork,
  noConsole,
  names,
  nothingLeftOver,
]
