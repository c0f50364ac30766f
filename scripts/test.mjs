/** Runs the tests from any checkout and ends with the line `N passed, N failed`. Further words go to vitest. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, exit } from 'node:process'
import { node, tool } from './process.mjs'
import { ensureReady } from './setup.mjs'

if (!(await ensureReady())) {
  console.log('0 passed, 1 failed')
  exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'cupel-test-'))
const result = join(folder, 'result.json')
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${result}`]
const { code } = await node([tool('vitest/vitest.mjs'), 'run', ...reporters, ...argv.slice(2)], {
  show: true,
})
const { passed, failed, skipped } = count(result, code)
rmSync(folder, { recursive: true })
if (skipped > 0)
  console.log(
    `${skipped} skipped: they need data that is no part of the repository (see test/shared-data.ts).`,
  )
console.log(`${passed} passed, ${failed} failed`)
exit(failed === 0 ? 0 : 1)

/** A file that cannot be loaded holds no test but is a failure; so is whatever else makes vitest end badly. */
function count(path, exitCode) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length
  const failed = report.numFailedTests + unloaded
  return {
    passed: report.numPassedTests,
    failed: exitCode === 0 ? failed : Math.max(failed, 1),
    skipped: report.numPendingTests,
  }
}
