/** The mock server as a process of its own, for benches. */

import { spawn } from 'node:child_process'
import { execPath } from 'node:process'
import { commandLine } from '../built.mjs'

/** Starts the server with options of `cupel mock-server`; gives its URL, its counts, and how to reset and stop it. */
export async function startServer(options) {
  const started = spawn(execPath, [commandLine, 'mock-server', '--port', '0', '--json', '--quiet', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await addressOf(started)
  const origin = new URL(url).origin
  return {
    url,
    pid: started.pid,
    stats: async () => (await fetch(`${origin}/mock/stats`)).json(),
    reset: async () => (await fetch(`${origin}/mock/reset`, { method: 'POST' })).text(),
    stop: () =>
      new Promise((done) => {
        started.on('close', done)
        started.kill('SIGTERM')
      }),
  }
}

function addressOf(started) {
  return new Promise((done, failed) => {
    let text = ''
    started.stdout.on('data', (data) => {
      text += data
      try {
        done(`${JSON.parse(text).url}/v1`)
      } catch {
        // Not whole yet.
      }
    })
    started.on('close', (code) => failed(new Error(`The mock server ended with ${code}: ${text}`)))
  })
}
