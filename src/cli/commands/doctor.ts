/** `cupel doctor`: what this machine can run and, when asked to look, what the models of a recipe support. */

import { statfs } from 'node:fs/promises'
import { availableParallelism, freemem, totalmem } from 'node:os'
import { exitCodes, messageOf } from '../../base/errors.js'
import { packageVersion } from '../../base/version.js'
import { byteText } from '../byte-text.js'
import type { LiveCheck } from '../live-check.js'
import { createTerminal, type Terminal, type TerminalOptions } from '../terminal.js'

/** Options of `cupel doctor`. */
export interface DoctorOptions extends TerminalOptions {
  /** Recipe whose models are tried with real calls. */
  readonly live?: string
  readonly set: readonly string[]
}

/** One thing that was looked at. */
interface Check {
  readonly name: string
  readonly isFine: boolean
  readonly found: string
  /** What does not work without it, and what to do. */
  readonly without: string
}

const LEAST_NODE = 20.12

/**
 * Checks this machine and, with a recipe, its models; exit 0 when the core can run, also when optional parts are missing,
 * and every model that the recipe asks answers; else 2.
 */
export async function doctor(options: DoctorOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const core = [nodeCheck(), await diskCheck()]
  const checks = [...core, ...(await optionalChecks())]
  const width = Math.max(...checks.map((check) => check.name.length))
  const lines = checks.map((check) => {
    return `  ${check.isFine ? '✓' : '✗'} ${check.name.padEnd(width)}  ${check.found}${check.isFine ? '' : `  → without it: ${check.without}`}`
  })
  const machine = `${availableParallelism()} cores, ${byteText(freemem())} of ${byteText(totalmem())} memory free`
  terminal.say(
    [`cupel ${packageVersion()} on ${process.platform}-${process.arch}, ${machine}`, ...lines].join('\n'),
  )
  const models = options.live === undefined ? undefined : await tryModels(options.live, options.set, terminal)
  if (models === undefined) terminal.say(WITHOUT_MODELS)
  const isFine = (models ?? []).every((one) => one.isFine || !one.isAsked)
  terminal.give({ version: packageVersion(), machine, checks, ...(models === undefined ? {} : { models }) })
  return isFine && core.every((check) => check.isFine) ? exitCodes.done : exitCodes.usage
}

const WITHOUT_MODELS = `No host was contacted. Recipes without \`models\` need no key and no network.
To try the models of a recipe with short real calls: cupel doctor --live recipe.yaml`

async function tryModels(
  recipe: string,
  set: readonly string[],
  terminal: Terminal,
): Promise<readonly LiveCheck[]> {
  const { loadPlan } = await import('../../recipe/load-plan.js')
  const { checkModels, liveLines } = await import('../live-check.js')
  const { plan } = await loadPlan(recipe, { set, workingFolder: process.cwd(), environment: process.env })
  const count = plan.models.size
  terminal.say(
    count === 0
      ? `\n${recipe} has no models; no host was contacted.`
      : `\nModels of ${recipe}, each asked up to six short questions; nothing is recorded`,
  )
  const found: LiveCheck[] = []
  for await (const check of checkModels(plan)) {
    found.push(check)
    terminal.say(liveLines(check).join('\n'))
  }
  return found
}

async function optionalChecks(): Promise<Check[]> {
  return [
    await moduleCheck(
      'duckdb',
      () => import('@duckdb/node-api'),
      'Parquet in and out. Run `npm install` for this platform.',
    ),
    await moduleCheck('vega', () => import('vega'), 'plots in the report. Run `npm install`.'),
    await moduleCheck('eld', () => import('eld'), 'the verifier `language`. Run `npm install`.'),
    await moduleCheck(
      'apache-arrow',
      () => import('apache-arrow'),
      'Hugging Face `save_to_disk` folders. Run `npm install`.',
    ),
  ]
}

function nodeCheck(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isFine = major + minor / 100 >= LEAST_NODE
  return {
    name: 'node',
    isFine,
    found: process.versions.node,
    without: `Cupel needs Node ${LEAST_NODE} or newer.`,
  }
}

async function diskCheck(): Promise<Check> {
  const { bavail, bsize } = await statfs('.')
  const free = bavail * bsize
  return {
    name: 'disk',
    isFine: free > 1e9,
    found: `${byteText(free)} free here`,
    without: 'runs of more than some 100,000 records.',
  }
}

async function moduleCheck(name: string, load: () => Promise<unknown>, without: string): Promise<Check> {
  try {
    await load()
    return { name, isFine: true, found: 'loads', without }
  } catch (thrown) {
    return { name, isFine: false, found: messageOf(thrown).split('\n')[0] ?? '', without }
  }
}
