/** A bare undici loop: the same number of requests of the same size to the same server, whole answers parsed, nothing kept. */

import { argv, stdout } from 'node:process'
import { Pool } from 'undici'

const [, , url, total, concurrency] = argv
const base = new URL(url)
const pool = new Pool(base.origin, { connections: Number(concurrency), pipelining: 1 })
const path = `${base.pathname}/chat/completions`
const topics = ['gardening', 'tides', 'bicycles', 'bread', 'maps', 'bees', 'kites', 'clocks']
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
    const content = `Write one question about ${topics[number % 8]} that mentions the number ${number * 7919}. Only the question.`
    const body = JSON.stringify({ model: 'mock-8b', messages: [{ role: 'user', content }], max_tokens: 1024, seed: number })
    const headers = { 'content-type': 'application/json', 'idempotency-key': `bare-${number}` }
    const answer = await pool.request({ path, method: 'POST', headers, body })
    characters += JSON.parse(await answer.body.text()).choices[0].message.content.length
  }
}
