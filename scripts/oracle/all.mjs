/** Runs every oracle beside this file: an independent tool that recomputes what Cupel says. */

import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { node, root, tsx } from '../process.mjs'
import { ensureReady } from '../setup.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))

if (!(await ensureReady())) {
  console.log('0 passed, 1 failed')
  exit(1)
}
let passed = 0
let failed = 0
const scripts = readdirSync(here)
  .filter((name) => /\.(mjs|ts)$/.test(name) && name !== basename(import.meta.url))
  .sort()
for (const name of scripts) {
  const path = join(here, name).slice(root.length)
  const { code, output, seconds } = await (name.endsWith('.ts') ? tsx([path]) : node([path]))
  const counted = countsOf(output, code)
  const result = counted.failed === 0 ? 'passed' : 'FAILED'
  console.log(`\n${path}  ${result}  ${seconds.toFixed(1)} s\n${output.trimEnd()}`)
  passed += counted.passed
  failed += counted.failed
}
console.log(`\n${scripts.length} oracles`)
console.log(`${passed} passed, ${failed} failed`)
exit(failed === 0 ? 0 : 1)

/** An oracle that ends with `N passed, N failed` counts by its own numbers, any other as one. */
function countsOf(output, code) {
  const found = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split('\n').at(-1) ?? '')
  if (found === null) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  return { passed: Number(found[1]), failed: code === 0 ? Number(found[2]) : Math.max(1, Number(found[2])) }
}
