/**
 * Oracle: a judge in Python that shares no code with Cupel finds every released worked solution right, and
 *         finds planted mistakes.
 *
 * Needs Python 3.10 or newer, without packages. The GSM8K run takes part where the shared data folder has it.
 */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execPath, exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { messageOf } from '../../src/base/errors.js'
import { runOrThrow } from './datasets-oracle/venv.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const work = join(root, '.cache/oracle-worked-solutions')
const script = fileURLToPath(new URL('worked-solutions.py', import.meta.url))
const cli = join(root, 'dist/cli/main.js')
const tutor = join(root, 'examples/tutor-maths/recipe.yaml')
const shared = process.env.CUPEL_SHARED_DATA ?? join(root, '../shared/data')
const gsm8k = join(shared, 'maths_gsm8k_train.jsonl')

interface Judged {
  readonly name: string
  readonly recipe: string
  /** File of the source rows; null where a recipe has none. */
  readonly seeds: string | null
  readonly settings: readonly string[]
  readonly atLeast: { readonly rows: number; readonly parents: number; readonly skeletons: number }
}

const counts = { passed: 0, failed: 0 }

function report(name: string, why: string | undefined): void {
  counts[why === undefined ? 'passed' : 'failed'] += 1
  console.log(why === undefined ? `ok ${name}` : `FAIL ${name}: ${why}`)
}

function judge({ name, recipe, seeds, settings, atLeast }: Judged): void {
  const run = join(work, name)
  const overrides = ['release.formats=[jsonl]', ...settings].flatMap((setting) => ['--set', setting])
  runOrThrow(execPath, [cli, 'run', recipe, '--out', run, '--quiet', ...overrides])
  const wanted = join(work, `${name}.json`)
  writeFileSync(wanted, JSON.stringify({ run, seeds, atLeast }))
  const { status, stdout, stderr, error } = spawnSync('python3', [script, wanted], { encoding: 'utf8' })
  for (const line of stdout?.trim().split('\n') ?? []) {
    const [, check, why] = /^(?:ok|FAIL) ([^:]*)(?:: (.*))?$/.exec(line) ?? []
    if (check !== undefined) report(`${name}: ${check}`, why)
  }
  if (status !== 0) report(`${name}: the judge runs`, error?.message ?? stderr.slice(-2000))
}

function attempt(judged: Judged): void {
  try {
    judge(judged)
  } catch (thrown) {
    report(`${judged.name}: the run`, messageOf(thrown))
  }
}

function main(): void {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  runOrThrow(execPath, [cli, 'init', join(work, 'template'), '--template', 'arithmetic', '--quiet'])
  const seeds = join(root, 'examples/tutor-maths/seeds.jsonl')
  attempt({
    name: 'tutor-maths',
    recipe: tutor,
    seeds,
    settings: [],
    atLeast: { rows: 50, parents: 25, skeletons: 10 },
  })
  attempt({
    name: 'arithmetic',
    recipe: join(work, 'template/recipe.yaml'),
    seeds: null,
    settings: [],
    atLeast: { rows: 200, parents: 0, skeletons: 0 },
  })
  if (!existsSync(gsm8k)) {
    console.log('skipped GSM8K: maths_gsm8k_train.jsonl is not in CUPEL_SHARED_DATA')
    return
  }
  attempt({
    name: 'gsm8k',
    recipe: tutor,
    seeds: gsm8k,
    settings: [`sources.seeds.path=${gsm8k}`, 'goal.accepted=2000'],
    atLeast: { rows: 2000, parents: 1500, skeletons: 500 },
  })
}

try {
  main()
} catch (thrown) {
  report('the oracle runs', messageOf(thrown))
}
console.log(`${counts.passed} passed, ${counts.failed} failed`)
exit(counts.failed === 0 ? 0 : 1)
