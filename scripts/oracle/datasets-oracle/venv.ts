/** A Python environment of the oracle's own, with pinned packages, made once. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Pinned, so that the oracle says the same tomorrow. */
const PACKAGES = ['datasets==5.2.0', 'pyarrow==26.0.1', 'pandas==3.1.1']

/**
 * The Python of a virtual environment in `folder`; made with pip when it is not there or holds other
 * versions.
 *
 * Throws: Error with pip's own words when Python 3 or the packages cannot be had.
 */
export function ensurePython(folder: string): string {
  const python = join(folder, 'bin', 'python')
  const note = join(folder, 'packages.txt')
  const wanted = PACKAGES.join('\n')
  if (existsSync(note) && readFileSync(note, 'utf8') === wanted) return python
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  runOrThrow('python3', ['-m', 'venv', folder])
  runOrThrow(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES])
  writeFileSync(note, wanted)
  return python
}

/** Runs a command and returns what it prints; its errors become the error. */
export function runOrThrow(command: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status === 0) return stdout
  const words0 = `${command} ${words.slice(0, 3).join(' ')}`
  throw new Error(`${words0} failed: ${error?.message ?? ''}${stdout.slice(-2000)}${stderr.slice(-4000)}`)
}
