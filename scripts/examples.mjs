/**
 * Runs every `examples/<name>/recipe.yaml` with the built command line, and audits what it released. Where there is a
 * `run.mjs` (which starts the mock server for the models of the recipe), that is run instead; it does both.
 */

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exit } from 'node:process'
import { node, root } from './process.mjs'
import { ensureReady } from './setup.mjs'

if (!(await ensureReady())) {
  console.log('0 passed, 1 failed')
  exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'cupel-examples-'))
let failed = 0
const names = exampleNames()
for (const name of names) {
  const { code, output, seconds } = await runExample(name)
  console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`)
  if (code === 0) continue
  failed += 1
  console.log(output.trimEnd())
}
rmSync(folder, { recursive: true })
if (names.length === 0) console.log('There is no example: examples/<name>/recipe.yaml.')
failed += names.length === 0 ? 1 : 0
console.log(`${names.length - Math.min(failed, names.length)} passed, ${failed} failed`)
exit(failed === 0 ? 0 : 1)

function exampleNames() {
  const examples = join(root, 'examples')
  if (!existsSync(examples)) return []
  return readdirSync(examples)
    .filter((name) => existsSync(join(examples, name, 'recipe.yaml')))
    .sort()
}

async function runExample(name) {
  const out = join(folder, name)
  if (existsSync(join(root, 'examples', name, 'run.mjs'))) return node([`examples/${name}/run.mjs`, out])
  const made = await cupel('run', `examples/${name}/recipe.yaml`, '--out', out)
  if (made.code !== 0) return made
  const audited = await cupel('audit', join(out, 'release'))
  return { ...audited, output: made.output + audited.output, seconds: made.seconds + audited.seconds }
}

function cupel(...words) {
  return node(['dist/cli/main.js', ...words])
}
