/** `cupel doctor`: what this machine can run. */

import { statfs } from 'node:fs/promises'
import { availableParallelism, freemem, totalmem } from 'node:os'
import { exitCodes, messageOf } from '../../base/errors.js'
import { packageVersion } from '../../base/version.js'
import { byteText } from '../byte-text.js'
import { createTerminal, type TerminalOptions } from '../terminal.js'

/** One thing that was looked at. */
interface Check {
  readonly name: string
  readonly isFine: boolean
  readonly found: string
  /** What does not work without it, and what to do. */
  readonly without: string
}

const LEAST_NODE = 20.12

/** Checks this machine; exit 0 when the core can run, also when optional parts are missing. */
export async function doctor(options: TerminalOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const core = [nodeCheck(), await diskCheck()]
  const optional = [
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
  const checks = [...core, ...optional]
  const width = Math.max(...checks.map((check) => check.name.length))
  const lines = checks.map((check) => {
    return `  ${check.isFine ? '✓' : '✗'} ${check.name.padEnd(width)}  ${check.found}${check.isFine ? '' : `  → without it: ${check.without}`}`
  })
  const machine = `${availableParallelism()} cores, ${byteText(freemem())} of ${byteText(totalmem())} memory free`
  terminal.say(
    [`cupel ${packageVersion()} on ${process.platform}-${process.arch}, ${machine}`, ...lines].join('\n'),
  )
  terminal.say('No model or key is needed for the methods of this version; no host is contacted.')
  terminal.give({ version: packageVersion(), machine, checks })
  return core.every((check) => check.isFine) ? exitCodes.done : exitCodes.usage
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
