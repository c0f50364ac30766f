/**
 * Nothing leaves the machine: whole runs in a process in which every way of Node to reach a host (or to start another
 * program) is refused and noted. Native code (DuckDB) is outside of that, so the same is done without any network.
 */

import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { released } from './recipes.js'
import { folderWith } from './run-cli.js'

const built = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const deny = fileURLToPath(new URL('deny-network.mjs', import.meta.url))
const withParquet = released.replace(
  'release: { exports: [sft] }',
  'release: { formats: [jsonl, parquet], exports: [sft] }',
)
const hasNamespaces = process.platform === 'linux' && spawnSync('unshare', ['-rn', 'true']).status === 0

interface Denied extends SpawnSyncReturns<string> {
  readonly contacts: readonly string[]
}

function denied(folder: string, program: string, ...args: readonly string[]): Denied {
  const contacts = join(folder, 'contacts')
  const result = spawnSync(process.execPath, ['--import', deny, program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CUPEL_TEST_CONTACTS: contacts, NODE_OPTIONS: '' },
  })
  const noted = existsSync(contacts) ? readFileSync(contacts, 'utf8').trim().split('\n') : []
  return { ...result, contacts: noted }
}

function digestOf(result: SpawnSyncReturns<string>): string {
  expect(result.status, result.stderr).toBe(0)
  return (JSON.parse(result.stdout) as { resultDigest: string }).resultDigest
}

describe('the refusal itself works', () => {
  test.each([
    ["await fetch('http://localhost:1')", 'global.fetch'],
    ["(await import('node:net')).connect(1, 'localhost')", 'net.connect'],
    ["new (await import('node:net')).Socket().connect(1, 'localhost')", 'Socket.connect'],
    ["(await import('node:tls')).connect(1, 'localhost')", 'tls.connect'],
    ["(await import('node:dns')).lookup('localhost', () => {})", 'dns.lookup'],
    ["await (await import('node:dns/promises')).lookup('localhost')", 'dns.promises.lookup'],
    ["(await import('node:dgram')).createSocket('udp4')", 'dgram.createSocket'],
    ["(await import('node:http')).get('http://localhost:1')", 'http.get'],
    ["(await import('node:https')).request('https://localhost:1')", 'https.request'],
    ["(await import('node:http2')).connect('http://localhost:1')", 'http2.connect'],
    ["(await import('node:child_process')).spawn('true')", 'child_process.spawn'],
    ["(await import('node:child_process')).execFileSync('true')", 'child_process.execFileSync'],
  ])('%s', (code, contact) => {
    const folder = folderWith({ 'program.mjs': `${code}\n` })
    const { contacts, status, stderr } = denied(folder, join(folder, 'program.mjs'))
    expect(contacts).toEqual([contact])
    expect(status).not.toBe(0)
    expect(stderr).toContain(`refused: ${contact}`)
  })
})

describe.skipIf(!existsSync(built))('no host is contacted and no program started', () => {
  const folder = folderWith({ 'recipe.yaml': withParquet })

  test.each([
    ['init', ['init', 'new', '--template', 'table']],
    ['plan', ['plan', 'recipe.yaml']],
    ['run', ['run', 'recipe.yaml', '--out', 'out', '--quiet']],
    ['replay', ['replay', 'out', '--quiet']],
    ['audit', ['audit', 'out']],
    ['measure', ['measure', 'out/release/data/demo.parquet']],
    ['compare', ['compare', 'out', 'out']],
    ['list', ['list']],
    ['schema', ['schema']],
    ['doctor', ['doctor']],
  ])('by %s', (_, args) => {
    const { contacts, status, stderr } = denied(folder, built, ...args)
    expect({ contacts, status, stderr }).toEqual({ contacts: [], status: 0, stderr: '' })
  })

  test.skipIf(!hasNamespaces)('and without any network the result is the same', () => {
    const options = { cwd: folder, encoding: 'utf8' } as const
    const args = [built, 'run', 'recipe.yaml', '--quiet', '--json', '--out']
    const online = spawnSync(process.execPath, [...args, 'online'], options)
    const offline = spawnSync('unshare', ['-rn', process.execPath, ...args, 'offline'], options)
    expect(digestOf(offline)).toBe(digestOf(online))
    expect(existsSync(join(folder, 'offline/release/data/demo.parquet'))).toBe(true)
  })
})
