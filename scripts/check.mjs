/** Everything about a change that a machine can check, two at a time; tests, examples and oracles are run by `.ci/run`. */

import { availableParallelism } from 'node:os'
import { exit } from 'node:process'
import { node, tool, tsx } from './process.mjs'
import { ensureBuilt, ensureInstalled } from './setup.mjs'

/** The slow ones first, so that the quick ones fill the gaps. */
const checks = {
  types: () => node([tool('typescript/bin/tsc'), '--noEmit']),
  architecture: () => node([tool('vitest/vitest.mjs'), 'run', 'test/architecture', '--reporter=dot']),
  exports: () => node(['scripts/check/exports.mjs']),
  docs: () => tsx(['scripts/docs/generate.ts', '--check']),
  'one-record': () => tsx(['scripts/docs/one-record.ts', '--check']),
  'measure-code': () => tsx(['scripts/measure-code.ts', '--check']),
  lint: () => node([tool('oxlint/bin/oxlint')]),
  format: () => node([tool('@biomejs/biome/bin/biome'), 'format', '--reporter=summary']),
  'tracked-files': () => node(['scripts/check/tracked-files.mjs']),
}

const start = performance.now()
if (!(await ensureInstalled())) exit(1)
const results = [
  await checkBuild(),
  ...(await runAll(Object.entries(checks), Math.min(2, availableParallelism()))),
]
for (const { name, code, output } of results.filter((result) => result.code !== 0)) {
  console.log(`\n${name} failed (exit code ${code}):\n${output.trimEnd()}`)
}
console.log(`\n${['check', 'result', 'seconds'].map(column).join('')}`)
for (const { name, code, seconds } of results) {
  console.log([name, code === 0 ? 'passed' : 'FAILED', seconds.toFixed(1)].map(column).join(''))
}
const failed = results.filter(({ code }) => code !== 0).length
console.log(
  `${results.length - failed} passed, ${failed} failed in ${((performance.now() - start) / 1000).toFixed(1)} s`,
)
exit(failed === 0 ? 0 : 1)

/** Builds first, as the exports are read from what is built; the others are worth knowing even if that fails. */
async function checkBuild() {
  const begun = performance.now()
  const isFine = await ensureBuilt()
  const output = 'See above.'
  return { name: 'build', code: isFine ? 0 : 1, output, seconds: (performance.now() - begun) / 1000 }
}

/** Runs named checks, at most `limit` at a time. Results keep the order of the checks. */
async function runAll(named, limit) {
  const done = []
  const waiting = [...named.entries()]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, [name, check]] = next
      done[index] = { name, ...(await check()) }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return done
}

function column(text) {
  return text.padEnd(16)
}
