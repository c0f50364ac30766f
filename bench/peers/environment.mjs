/** Python environments of the peers: one for each, made once for its requirements. */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'

/** Gives the interpreter of an environment and its versions, or `fault` in words when it could not be made. */
export function makeEnvironment(name, requirements, folder) {
  const place = join(folder, name)
  const python = join(place, 'bin/python')
  const stamp = join(place, '.made')
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.error(`Making the environment of ${name} ...`)
    rmSync(place, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const base = env.PEERS_PYTHON ?? 'python3'
    const fault =
      call(base, ['-m', 'venv', place]).fault ??
      call(python, ['-m', 'pip', 'install', '--quiet', '--no-cache-dir', '-r', requirements]).fault
    if (fault !== undefined) return { fault }
    writeFileSync(stamp, wanted)
  }
  const frozen = call(python, ['-m', 'pip', 'freeze']).output.split('\n').filter((line) => line.includes('=='))
  const pinned = namesIn(requirements)
  const versions = Object.fromEntries(frozen.map((line) => line.split('==')).filter(([one]) => pinned.has(plain(one))))
  return { python, place, versions: { python: call(python, ['--version']).output.trim(), ...versions } }
}

function call(command, parameters) {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, { encoding: 'utf8', maxBuffer: 2 ** 26 })
  const fault = status === 0 ? undefined : (error?.message ?? stderr.trim().split('\n').slice(-3).join(' '))
  return { output: stdout ?? '', fault }
}

function namesIn(requirements) {
  const lines = readFileSync(requirements, 'utf8').split('\n').filter(Boolean)
  return new Set(lines.map((line) => plain(line.split(/[[=]/)[0])))
}

function plain(name) {
  return name.toLowerCase().replaceAll('_', '-')
}
