/** `cupel audit`: re-checks every hash of a release, offline. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodes } from '../../base/errors.js'
import { auditRelease } from '../../release/audit.js'
import { createTerminal, type TerminalOptions } from '../terminal.js'

/** Audits a release folder (or the release of a run folder); exit 1 when anything does not hold. */
export async function audit(folder: string, options: TerminalOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const inside = join(folder, 'release')
  const release = existsSync(join(inside, 'manifest.json')) ? inside : folder
  const result = await auditRelease(release)
  const lines = result.findings.map(({ file, problem, expected, found }) => {
    const values = expected === undefined ? '' : `: expected ${expected}, found ${found ?? 'nothing'}`
    return `  ✗ ${file}  ${problem}${values}`
  })
  const verdict = result.passed
    ? `✓ ${result.checked} files hold`
    : `✗ ${lines.length} finding${lines.length === 1 ? '' : 's'} in ${result.checked} files`
  terminal.say([verdict, ...lines].join('\n'))
  terminal.give(result)
  return result.passed ? exitCodes.done : exitCodes.blocked
}
