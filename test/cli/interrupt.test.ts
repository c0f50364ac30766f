/** Ctrl-C: a run stops cleanly with exit code 3, and goes on to the same data as one that was never stopped. */

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith } from './run-cli.js'

const built = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

const recipe = `cupel: 1
name: demo
goal: { accepted: 1500 }
generate:
  - { id: make, method: arithmetic-program }
verify: [equation]
`

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(folder: string, out: string, signal?: NodeJS.Signals): Promise<Ended> {
  const child = spawn(process.execPath, [built, 'run', 'recipe.yaml', '--json', '--out', out], {
    cwd: folder,
  })
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => {
    texts.stderr += chunk.toString()
    if (signal !== undefined && texts.stderr.includes('· generate') && !child.killed) child.kill(signal)
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...texts })))
}

let straight: Promise<Ended> | undefined

test.skipIf(!existsSync(built)).each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])(
  '%s stops a run, and the next run completes it',
  async (signal) => {
    const folder = folderWith({ 'recipe.yaml': recipe })
    const stopped = await run(folder, 'out', signal)
    expect(stopped.code).toBe(3)
    expect(stopped.stderr).toContain('Stopping cleanly; again to stop at once.')
    expect(JSON.parse(stopped.stdout)).toMatchObject({ status: 'stopped' })
    const completed = await run(folder, 'out')
    const neverStopped = await (straight ??= run(folder, 'straight'))
    expect([completed.code, neverStopped.code]).toEqual([0, 0])
    expect(digestOf(completed)).toBe(digestOf(neverStopped))
  },
)

function digestOf({ stdout }: Ended): unknown {
  return (JSON.parse(stdout) as { resultDigest?: unknown }).resultDigest
}
