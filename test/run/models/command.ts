/** The command line in a process of its own, with its environment, signals and everything that it says. */

import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url))

/** How a process ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

/** How a process is started. */
export interface CommandSettings {
  readonly environment?: Readonly<Record<string, string>>
  /** Modules that are loaded before it. */
  readonly imports?: readonly string[]
  /** Signal that it gets as soon as `when` says so; asked every few milliseconds. */
  readonly signal?: NodeJS.Signals
  readonly when?: () => boolean
}

/** Runs `cupel …parameters` from the sources. */
export function command(parameters: readonly string[], settings: CommandSettings = {}): Promise<Ended> {
  const { environment = {}, imports = [] } = settings
  const loaded = ['tsx', ...imports].flatMap((module) => ['--import', module])
  const started = spawn(process.execPath, [...loaded, main, ...parameters], {
    cwd: root,
    env: { ...process.env, ...environment },
  })
  const said = { stdout: '', stderr: '' }
  started.stdout.on('data', (bytes) => {
    said.stdout += String(bytes)
  })
  started.stderr.on('data', (bytes) => {
    said.stderr += String(bytes)
  })
  const timer = setInterval(() => signalWhenDue(started, settings, timer), 5)
  return new Promise((resolve) => {
    started.on('close', (code, signal) => {
      clearInterval(timer)
      resolve({ code, signal, ...said })
    })
  })
}

function signalWhenDue(
  started: ChildProcess,
  { signal, when }: CommandSettings,
  timer: NodeJS.Timeout,
): void {
  if (signal === undefined || when?.() !== true) return
  clearInterval(timer)
  started.kill(signal)
}
