/**
 * Reports how far number variation gets on a file of worked solutions, and prints pairs for a person to judge.
 *
 *   npx tsx scripts/number-variation-report.ts FILE.jsonl [--pairs 60] [--seed review] [--names]
 *       [--question question] [--answer answer] [--markdown] [--rows]
 *
 * Pairs show the question with [old → new] in place. --rows prints row, skeleton and changes only (no text of the file).
 */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkProgramText } from '../src/algo/worked-solution/check-program-text.js'
import { parseWorkedSolution } from '../src/algo/worked-solution/parse-worked-solution.js'
import type { Program } from '../src/algo/worked-solution/program.js'
import { skeleton } from '../src/algo/worked-solution/skeleton.js'
import { swapNames } from '../src/algo/worked-solution/swap-names.js'
import { createVariationSearch, type Variation } from '../src/algo/worked-solution/vary-program.js'
import { createRandom } from '../src/base/random.js'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '0' },
    seed: { type: 'string', default: 'review' },
    names: { type: 'boolean', default: false },
    question: { type: 'string', default: 'question' },
    answer: { type: 'string', default: 'answer' },
    markdown: { type: 'boolean', default: false },
    rows: { type: 'boolean', default: false },
  },
})

interface Pair {
  readonly row: number
  readonly program: Program
  readonly variation: Variation
}

interface Tally {
  readonly reasons: Map<string, number>
  readonly skeletons: Set<string>
  readonly pairs: Pair[]
  rows: number
  programs: number
  wrong: number
}

function readRows(path: string): Record<string, unknown>[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Record<string, unknown>)
}

function tallyRows(rows: readonly Record<string, unknown>[]): Tally {
  const tally: Tally = {
    reasons: new Map(),
    skeletons: new Set(),
    pairs: [],
    rows: rows.length,
    programs: 0,
    wrong: 0,
  }
  for (const [index, row] of rows.entries()) {
    const program = parseWorkedSolution(String(row[flags.question]), String(row[flags.answer]))
    const reason = 'refused' in program ? program.refused : varyRow(index + 1, program, tally)
    if (reason !== undefined) tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1)
  }
  return tally
}

/** Varies one program once; the reason when there is no variation. */
function varyRow(row: number, program: Program, tally: Tally): string | undefined {
  tally.programs += 1
  tally.skeletons.add(skeleton(program))
  const variation = createVariationSearch(program).draw(createRandom(flags.seed, row))
  if ('refused' in variation) return variation.refused
  if (!checkProgramText(variation.question, variation.answer).isRight) tally.wrong += 1
  tally.pairs.push({ row, program, variation })
  return undefined
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}

function printTable(tally: Tally, cpuMs: number): void {
  const rows: [string, number][] = [
    ['rows', tally.rows],
    ['**programs** (parsed, at least one literal may vary)', tally.programs],
    ['with a variation', tally.pairs.length],
    ['variations that fail checkProgramText', tally.wrong],
    ...[...tally.reasons]
      .sort((a, b) => b[1] - a[1])
      .map(([reason, count]): [string, number] => [`\`${reason}\``, count]),
  ]
  console.log('| | count | share of rows |\n| --- | ---: | ---: |')
  for (const [name, count] of rows) console.log(`| ${name} | ${count} | ${percent(count, tally.rows)} |`)
  const changed = tally.pairs.reduce((sum, { variation }) => sum + variation.changed.length, 0)
  console.log(`\nDifferent skeletons: ${tally.skeletons.size} of ${tally.programs} programs.`)
  console.log(
    `Literals changed in a variation: ${(changed / Math.max(1, tally.pairs.length)).toFixed(2)} on average.`,
  )
  console.error(`Parsed all, varied once and checked in ${(cpuMs / 1000).toFixed(2)} s of processor time.`)
}

function printPair({ row, program, variation }: Pair, number: number): void {
  const changes = variation.changed.map((index) => {
    const literal = program.literals[index]
    return `${literal?.text} → ${variation.values[index]?.toString()}`
  })
  if (flags.rows) {
    console.log(`| ${number} | ${row} | ${changes.join(', ')} |`)
    return
  }
  const swapped = flags.names ? swapNames(variation, createRandom(flags.seed, row, 'names')) : undefined
  const names = swapped?.swaps.map(({ from, to }) => `${from} → ${to}`).join(', ')
  const answer = (swapped ?? variation).answer.replace(/<<[^<>]*>>/g, '')
  const question = inPlace(program, variation)
  if (flags.markdown) {
    console.log(`${number}. (seed ${row}) ${question}\n   ${answer.replaceAll('\n', '<br>\n   ')}\n`)
  } else {
    console.log(`\n--- ${number}, row ${row}: ${changes.join(', ')}${names ? `; ${names}` : ''}`)
    console.log(swapped && names ? swapped.question : question)
    console.log(`  ${answer.replaceAll('\n', '\n  ')}`)
  }
}

function inPlace(program: Program, variation: Variation): string {
  let text = ''
  let position = 0
  for (const index of variation.changed) {
    const literal = program.literals[index]
    if (literal === undefined) continue
    text += `${program.question.slice(position, literal.start)}[${literal.text} → ${variation.values[index]?.toString()}]`
    position = literal.end
  }
  return text + program.question.slice(position)
}

const [path] = positionals
if (path === undefined) {
  console.error('Give the path of a JSONL file of worked solutions.')
  process.exitCode = 2
} else {
  const rows = readRows(path)
  const started = process.cpuUsage()
  const tally = tallyRows(rows)
  printTable(tally, process.cpuUsage(started).user / 1000)
  const shuffled = createRandom(flags.seed, 'pairs').shuffle(tally.pairs).slice(0, Number(flags.pairs))
  if (flags.rows) console.log('\n| pair | row | changed |\n| ---: | ---: | --- |')
  for (const [index, pair] of shuffled.entries()) printPair(pair, index + 1)
}
