/**
 * A bare undici loop: as many requests of the same two kinds to the same server, whole answers parsed, nothing kept.
 * The bodies are those that Cupel sent for a few candidates, each with a number of its own.
 */

import { readFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import { Pool } from 'undici'

const [, , url, total, concurrency, log] = argv
const base = new URL(url)
const pool = new Pool(base.origin, { connections: Number(concurrency), pipelining: 1 })
const path = `${base.pathname}/chat/completions`
const bodies = readFileSync(log, 'utf8').split('\n').filter(Boolean).map((line) => bodyOf(JSON.parse(line)))
let next = 0
let characters = 0
const begun = performance.now()
await Promise.all(Array.from({ length: Number(concurrency) }, worker))
const seconds = (performance.now() - begun) / 1000
await pool.close()
stdout.write(JSON.stringify({ callsPerSecond: Number(total) / seconds, characters }))

async function worker() {
  while (next < Number(total)) {
    const number = next
    next += 1
    const body = JSON.stringify({ ...bodies[number % bodies.length], seed: number })
    const headers = { 'content-type': 'application/json', 'idempotency-key': `bare-${number}` }
    const answer = await pool.request({ path, method: 'POST', headers, body })
    characters += JSON.parse(await answer.body.text()).choices[0].message.content.length
  }
}

/** The body of a line of the mock server's log. */
function bodyOf(line) {
  return typeof line.body === 'string' ? JSON.parse(line.body) : line.body
}
