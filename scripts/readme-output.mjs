/**
 * Writes the real output of the demo (and, given a path, of the GSM8K run) into README.md.
 * Usage: node scripts/readme-output.mjs [gsm8k_train.jsonl]
 */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const recipe = 'examples/tutor-maths/recipe.yaml'
const [seeds] = process.argv.slice(2)

fill('demo', runRecipe([], 'runs/demo'))
if (seeds !== undefined) {
  const set = ['--set', `sources.seeds.path=${seeds}`, '--set', 'goal.accepted=2000']
  fill('gsm8k', runRecipe(set, 'runs/gsm8k'))
}

function runRecipe(set, shownFolder) {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-readme-'))
  try {
    const parameters = ['dist/cli/main.js', 'run', recipe, ...set, '--out', join(folder, 'run'), '--quiet']
    const { stdout, stderr, status } = spawnSync('node', parameters, { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new TypeError(`the run ended with ${status}: ${stderr}`)
    return stdout.trim().replaceAll(join(folder, 'run'), shownFolder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fill(name, output) {
  const path = join(root, 'README.md')
  const text = readFileSync(path, 'utf8')
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const [before, after] = [text.indexOf(start), text.indexOf(end)]
  if (before < 0 || after < 0) throw new TypeError(`README.md lacks the markers ${start} and ${end}`)
  writeFileSync(
    path,
    `${text.slice(0, before + start.length)}\n\`\`\`\n${output}\n\`\`\`\n${text.slice(after)}`,
  )
  console.log(`README.md: ${name} written.`)
}
