/** Load on a mock server from another process: requests a second, and that every answer is whole. */

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Pool } from 'undici'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    flight: { type: 'string', default: '64' },
    schema: { type: 'boolean', default: false },
    options: { type: 'string', default: '' },
    main: { type: 'string' },
  },
})
const main = values.main ?? fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const extra = values.options.split(' ').filter((word) => word !== '')
const server = spawn(process.execPath, [main, 'mock-server', '--port', '0', '--json', ...extra], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const { url } = await new Promise((resolve) => {
  let text = ''
  server.stdout.on('data', (chunk) => {
    text += chunk
    if (text.trimEnd().endsWith('}')) resolve(JSON.parse(text))
  })
})

const schema = {
  type: 'object',
  properties: { question: { type: 'string' }, answer: { type: 'string' }, score: { type: 'integer', minimum: 1, maximum: 5 } },
  required: ['question', 'answer', 'score'],
  additionalProperties: false,
}
const format = values.schema
  ? { response_format: { type: 'json_schema', json_schema: { name: 'pair', schema, strict: true } } }
  : {}
const wanted = Number(values.requests)
const pool = new Pool(url, { connections: Number(values.flight), pipelining: 1 })
const count = { sent: 0, ok: 0, other: 0, bytes: 0 }

async function client() {
  while (count.sent < wanted) {
    count.sent += 1
    const content = `Explain to a pupil how river number ${count.sent} shapes its valley, with an example of your own.`
    const body = JSON.stringify({ model: 'mock-small', messages: [{ role: 'user', content }], seed: count.sent, ...format })
    const answer = await pool.request({
      method: 'POST',
      path: '/v1/chat/completions',
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': `bench-${count.sent}` },
    })
    const text = await answer.body.text()
    count.bytes += text.length
    if (answer.statusCode === 200) count.ok += 1
    else count.other += 1
  }
}

const startedMs = performance.now()
const cpuBefore = process.cpuUsage()
await Promise.all(Array.from({ length: Number(values.flight) }, client))
const seconds = (performance.now() - startedMs) / 1000
const cpu = process.cpuUsage(cpuBefore)
const serverCpuSeconds = cpuSecondsOf(server.pid)
const stats = await (await pool.request({ method: 'GET', path: '/mock/stats' })).body.json()
process.stdout.write(
  `${JSON.stringify({ ...count, seconds, perSecond: Math.round(wanted / seconds), bytesEach: Math.round(count.bytes / wanted), serverCpuSeconds, clientCpuSeconds: (cpu.user + cpu.system) / 1e6, answeredTwice: stats.answeredTwice, answered: stats.answered })}\n`,
)
/** User and system time of a process, by /proc; null where there is none. */
function cpuSecondsOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}

await pool.close()
server.kill('SIGTERM')
