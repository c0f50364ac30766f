/** The mock server of one run, in a process of its own. */

import { spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { commandLine } from '../built.mjs'

const TICKS_PER_SECOND = 100

/**
 * Starts a server on a free port. `stats` gives what it counted, the last known once it is gone; `stop` ends it and gives
 * the counts, the CPU seconds it took and, if it had ended by itself, how.
 */
export async function startServer({ faults, latency, mostFaults, folder }) {
  const shares = Object.entries(faults).flatMap(([kind, share]) => ['--fault', `${kind}=${share}`])
  const parameters = ['mock-server', '--port', '0', '--json', '--latency', latency, '--most-faults', mostFaults, ...shares]
  const server = spawn(execPath, [commandLine, ...parameters], {
    stdio: ['ignore', 'pipe', openSync(join(folder, 'server.txt'), 'w')],
  })
  const url = await addressOf(server)
  const seen = { stats: { requests: {}, faults: {} }, cpuSeconds: 0, ending: undefined }
  server.on('exit', (code, signal) => {
    seen.ending = `server ended by itself: ${signal ?? code}`
  })
  const stats = async () => {
    if (seen.ending !== undefined) return seen.stats
    seen.cpuSeconds = cpuSecondsOf(server.pid) ?? seen.cpuSeconds
    seen.stats = await fetch(`${url}/mock/stats`).then(
      (answer) => answer.json(),
      () => seen.stats,
    )
    return seen.stats
  }
  return {
    url,
    stats,
    isGone: () => seen.ending !== undefined,
    async stop() {
      await stats()
      const result = { ...seen }
      server.kill('SIGTERM')
      return result
    },
  }
}

function addressOf(server) {
  return new Promise((resolve, reject) => {
    let text = ''
    server.stdout.on('data', (chunk) => {
      text += chunk
      if (text.trimEnd().endsWith('}')) resolve(JSON.parse(text).url)
    })
    server.on('close', (code) => reject(new Error(`The mock server ended with ${code}; is it in the build?`)))
  })
}

function cpuSecondsOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
  } catch {
    return undefined
  }
}
