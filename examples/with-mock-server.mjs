/** Runs the recipe of an example against a mock server of its own: no key, nothing leaves the machine. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ensureReady } from '../scripts/setup.mjs'

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

/**
 * Starts `cupel mock-server` on a free port, runs the recipe with the addresses of its models set to it, audits the
 * release and stops the server. Gives the exit code: that of the first command that failed, else 0.
 *
 * @param {string} folder of the example, which holds recipe.yaml
 * @param {readonly string[]} aliases of the recipe's models
 * @param {{ out: string, more?: readonly string[] }} options run folder, and further words for `cupel run`
 */
export async function runWithMockServer(folder, aliases, { out, more = [] }) {
  if (!(await ensureReady())) return 1
  const server = spawn(process.execPath, [main, 'mock-server', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = once(server, 'exit')
  try {
    const url = await urlOf(server)
    const set = aliases.flatMap((alias) => ['--set', `models.${alias}.url=${url}/v1`])
    const ran = await cupel('run', `${folder}/recipe.yaml`, '--out', out, ...set, ...more)
    return ran === 0 ? await cupel('audit', out) : ran
  } finally {
    server.kill()
    await ended
  }
}

/** The server prints one JSON document when it listens. */
async function urlOf(server) {
  let text = ''
  for await (const line of createInterface({ input: server.stdout })) {
    text += line
    if (line === '}') return JSON.parse(text).url
  }
  throw new TypeError('The mock server ended before it listened.')
}

async function cupel(...words) {
  const [code] = await once(spawn(process.execPath, [main, ...words], { stdio: 'inherit' }), 'exit')
  return code ?? 1
}
