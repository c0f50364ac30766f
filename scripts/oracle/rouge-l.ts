/**
 * Oracle: the Python package rouge-score gives the same ROUGE-L as ours to 12 digits.
 *
 * Needs Python 3.10 or newer and pip, once. The seeds of Self-Instruct take part where the shared data folder has them.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { rougeL } from '../../src/algo/text/rouge-l.js'
import { messageOf } from '../../src/base/errors.js'
import { createRandom } from '../../src/base/random.js'
import { runOrThrow } from './datasets-oracle/venv.js'

const PACKAGE = 'rouge-score==0.1.2'
const TOLERANCE = 1e-12
const root = fileURLToPath(new URL('../..', import.meta.url))
const work = join(root, '.cache/oracle-rouge-l')
const script = fileURLToPath(new URL('rouge-l.py', import.meta.url))
const shared = process.env.CUPEL_SHARED_DATA ?? join(root, '../shared/data')
const seeds = join(shared, 'instr_selfinstruct_seed_tasks.jsonl')

type Pair = readonly [string, string]

const counts = { passed: 0, failed: 0 }

function report(name: string, why: string | undefined): void {
  counts[why === undefined ? 'passed' : 'failed'] += 1
  console.log(why === undefined ? `ok ${name}` : `FAIL ${name}: ${why}`)
}

function ensurePython(): string {
  const python = join(work, 'venv/bin/python')
  const note = join(work, 'package.txt')
  if (existsSync(note) && readFileSync(note, 'utf8') === PACKAGE) return python
  runOrThrow('python3', ['-m', 'venv', join(work, 'venv')])
  runOrThrow(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', PACKAGE])
  writeFileSync(note, PACKAGE)
  return python
}

/** Texts of few words, so that much is in common, with what a tokeniser may stumble over. */
function drawnPairs(): Pair[] {
  const random = createRandom('oracle', 'rouge-l')
  const words = [
    'the',
    'The',
    'a',
    'rain',
    "don't",
    'x_y',
    '3.5',
    'naïve',
    '日本',
    '—',
    'U.S.',
    'e-mail',
    '\n',
    'İ',
  ]
  const draw = () => Array.from({ length: random.integer(0, 45) }, () => random.pick(words)).join(' ')
  return Array.from({ length: 3000 }, () => [draw(), draw()])
}

function seedPairs(): Pair[] {
  const texts = readFileSync(seeds, 'utf8')
    .trim()
    .split('\n')
    .map((line) => String(JSON.parse(line).instruction))
  return texts.flatMap((text, index) => texts.slice(index + 1).map((other): Pair => [text, other]))
}

function compare(name: string, python: string, pairs: readonly Pair[]): void {
  const file = join(work, `${name}.json`)
  writeFileSync(file, JSON.stringify(pairs))
  const theirs: [number, number, number][] = JSON.parse(runOrThrow(python, [script, file]))
  const differing = pairs.filter(([text, reference], index) => {
    const ours = rougeL(text, reference)
    const their = theirs[index] ?? [Number.NaN, Number.NaN, Number.NaN]
    return ![ours.precision, ours.recall, ours.f].every(
      (value, at) => Math.abs(value - (their[at] ?? Number.NaN)) < TOLERANCE,
    )
  })
  const why = `${differing.length} differ, e.g. ${JSON.stringify(differing[0])}`
  report(
    `${name}: ${pairs.length} pairs`,
    differing.length === 0 && theirs.length === pairs.length ? undefined : why,
  )
}

try {
  mkdirSync(work, { recursive: true })
  const python = ensurePython()
  compare('drawn', python, drawnPairs())
  if (existsSync(seeds)) compare('seeds', python, seedPairs())
  else console.log('skipped seeds: instr_selfinstruct_seed_tasks.jsonl is not in CUPEL_SHARED_DATA')
} catch (thrown) {
  report('the oracle runs', messageOf(thrown))
}
console.log(`${counts.passed} passed, ${counts.failed} failed`)
exit(counts.failed === 0 ? 0 : 1)
