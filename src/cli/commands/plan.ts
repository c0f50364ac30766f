/** `cupel plan`: what a recipe would do, without doing it. */

import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { exitCodes } from '../../base/errors.js'
import { loadPlan } from '../../recipe/load-plan.js'
import type { Plan } from '../../recipe/plan.js'
import { byteText } from '../byte-text.js'
import { forecast } from '../../run/forecast.js'
import { forecastLines, hostsOf } from '../forecast-text.js'
import { createTerminal, type TerminalOptions } from '../terminal.js'

/** Options of `cupel plan`. */
export interface PlanOptions extends TerminalOptions {
  readonly set: readonly string[]
}

/** Ledger bytes for each candidate with one verdict, and payload bytes beside the user's fields (measured, see docs/log.md). */
const LEDGER_BYTES = 200
const LINEAGE_BYTES = 350
const DEFAULT_ROW_BYTES = 600
const EACH_BYTES = LEDGER_BYTES + LINEAGE_BYTES + DEFAULT_ROW_BYTES

/** Shows graph, needs, work and disk of a recipe. */
export async function plan(recipe: string, options: PlanOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const loaded = await loadPlan(recipe, {
    set: options.set,
    workingFolder: process.cwd(),
    environment: process.env,
    isOffline: true,
  })
  const work = estimateWork(loaded.plan)
  const free = await statfs(existsSync('runs') ? 'runs' : '.').then(({ bavail, bsize }) => bavail * bsize)
  const asked = await forecast(loaded.plan, work.candidates)
  const lines = [...workLines(loaded.plan, work, free), ...forecastLines(loaded.plan, asked)]
  terminal.say([...graphLines(loaded.plan), '', ...lines].join('\n'))
  terminal.give({
    digest: loaded.plan.digest,
    policyDigest: loaded.plan.policyDigest,
    ...work,
    freeBytes: free,
    forecast: asked,
    hosts: hostsOf(loaded.plan),
    needs: needsOf(loaded.plan),
  })
  return exitCodes.done
}

interface Work {
  readonly candidates: { readonly least: number | undefined; readonly most: number | undefined }
  readonly diskBytes: { readonly least: number | undefined; readonly most: number | undefined }
}

function estimateWork(plan: Plan): Work {
  const { accepted, cells, candidates: most } = plan.goal
  const wanted = accepted ?? (cells.length > 0 ? cells.reduce((sum, cell) => sum + cell.count, 0) : undefined)
  const bytes = (count: number | undefined): number | undefined =>
    count === undefined ? undefined : count * EACH_BYTES
  return { candidates: { least: wanted, most }, diskBytes: { least: bytes(wanted), most: bytes(most) } }
}

function needsOf(plan: Plan): string[] {
  const uses = [...plan.sources.values(), ...plan.steps, ...plan.verifiers, ...plan.refiners, ...plan.metrics]
  const needs = uses.flatMap((use) => [...use.plugIn.needs])
  if (plan.recipe.release.formats.includes('parquet')) needs.push('duckdb')
  if ([...plan.steps, ...plan.verifiers].some((use) => use.models.asked.length > 0)) needs.push('model')
  return [...new Set(needs)]
}

function graphLines(plan: Plan): string[] {
  const { recipe } = plan
  const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(' → '))
  return [
    `${recipe.name}  plan ${plan.digest.slice(0, 12)}  policy ${plan.policyDigest.slice(0, 12)}`,
    ...[...plan.sources.values()].map((source) => {
      const { bytes, sha256, files } = source.fingerprint
      return `  source    ${source.id}  ${source.origin}, ${source.plugIn.id}, ${byteText(bytes)} in ${files} file${files === 1 ? '' : 's'}, ${sha256.slice(0, 12)}`
    }),
    ...plan.steps.map((step) => {
      const mark = step.index === plan.output ? '  (released)' : ''
      return `  generate  ${step.from === undefined ? '' : `${step.from.id} → `}${step.id}: ${step.plugIn.id}@${step.plugIn.version}${mark}`
    }),
    `  verify    ${list(plan.verifiers.map((use) => use.id))}`,
    `  refine    ${list(plan.refiners.map((use) => use.id))}`,
    `  measure   ${plan.metrics.map((use) => use.id).join(', ') || 'none'}`,
    ...plan.gates.map((gate) => `  gate      ${gate.rule.text}  (${gate.level})`),
    `  release   ${recipe.release.formats.join(', ')}; exports ${plan.exporters.map((use) => use.id).join(', ') || 'none'}`,
  ]
}

function workLines(plan: Plan, work: Work, freeBytes: number): string[] {
  const range = (
    least: number | undefined,
    most: number | undefined,
    show: (value: number) => string,
  ): string => {
    if (most === undefined)
      return least === undefined ? 'as much as the method plans' : `at least ${show(least)}`
    return least === undefined ? `at most ${show(most)}` : `at least ${show(least)}, at most ${show(most)}`
  }
  const needs = needsOf(plan)
  const { least, most } = work.diskBytes
  const isOpen = least === undefined && most === undefined
  const disk = isOpen ? `about ${byteText(EACH_BYTES)} a candidate` : range(least, most, byteText)
  return [
    `  needs     ${needs.length === 0 ? 'nothing beside this package; no model, no key' : needs.join(', ')}`,
    `  work      candidates: ${range(work.candidates.least, work.candidates.most, (value) => value.toLocaleString('en'))}`,
    `  disk      ${disk} in the run folder (estimate); ${byteText(freeBytes)} free`,
    `  hosts     ${hostsOf(plan).join(', ') || 'none'}`,
  ]
}
