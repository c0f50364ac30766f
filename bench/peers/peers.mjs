/**
 * The same job by Cupel and by its peers, against the same mock server: once undisturbed, once in a storm of faults.
 *
 * `node bench/peers/peers.mjs [--rows 2000] [--only cupel,distilabel] [--weather calm,storm] [--latency 100]
 * [--most-faults 2] [--most-seconds 900] [--venvs .cache/peers] [--out bench/out/peers]`. Ends with `N passed, N failed`.
 */

import { appendFileSync, mkdirSync, rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { argv, cwd, exit } from 'node:process'
import { parseArgs } from 'node:util'
import { clientNames, createClient } from './clients.mjs'
import { judgeRows } from './judge.mjs'
import { measure } from './measure.mjs'
import { startServer } from './mock-server.mjs'
import { writeSeeds } from './seeds.mjs'

const CONCURRENCY = 64
const STORM = { 429: 0.3, truncated: 0.05, 'bad-json': 0.05, reset: 0.02, hang: 0.01 }
const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    rows: { type: 'string', default: '2000' },
    only: { type: 'string', default: clientNames.join(',') },
    weather: { type: 'string', default: 'calm,storm' },
    latency: { type: 'string', default: '0' },
    'most-faults': { type: 'string', default: '2' },
    'most-seconds': { type: 'string', default: '900' },
    venvs: { type: 'string', default: '.cache/peers' },
    out: { type: 'string', default: 'bench/out/peers' },
  },
})
const out = resolve(cwd(), values.out)
mkdirSync(out, { recursive: true })
const seeds = writeSeeds(join(out, 'seeds.jsonl'), Number(values.rows))
const table = {}
const absent = []
let failed = 0

for (const name of values.only.split(',')) {
  const client = await createClient(name, resolve(cwd(), values.venvs))
  if (client.fault !== undefined) {
    console.error(`${name} cannot be installed here: ${client.fault}`)
    absent.push(name)
    continue
  }
  let calm
  for (const weather of values.weather.split(',')) {
    const { rows, ...result } = await bench(client, weather, calm)
    if (weather === 'calm') calm = rows
    appendFileSync(join(out, 'results.jsonl'), `${JSON.stringify(result)}\n`)
    table[`${name} ${weather}`] = shown(result)
    if (!result.passed) {
      failed += 1
      console.error(`${name} ${weather} failed: ${result.ending}; see ${result.log}`)
    }
  }
}
console.table(table)
if (absent.length > 0) console.log(`Not installed, neither passed nor failed: ${absent.join(', ')}`)
console.log(`${Object.keys(table).length - failed} passed, ${failed} failed`)
exit(failed === 0 ? 0 : 1)

/** One run of one client with a server of its own. */
async function bench(client, weather, calm) {
  const folder = join(out, `${client.name}-${weather}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const server = await startServer({
    faults: weather === 'storm' ? STORM : {},
    latency: values.latency,
    mostFaults: values['most-faults'],
    folder,
  })
  const settings = {
    seeds: seeds.path,
    rows: join(folder, 'rows.jsonl'),
    cache: join(folder, 'cache'),
    count: seeds.count,
    url: `${server.url}/v1`,
    model: 'mock-small',
    prompt: 'Write one question about {topic} that {level} would ask. Only the question.',
    maxTokens: 1024,
    concurrency: CONCURRENCY,
    timeoutSeconds: 5,
  }
  const loadBefore = loadavg()[0]
  const measured = await measure(client.prepare(folder, settings), folder, server, Number(values['most-seconds']))
  const { stats, cpuSeconds: serverCpuSeconds, ending: serverEnding } = await server.stop()
  const judged = judgeRows(client.rowsPath(folder, settings), seeds.count, calm)
  const calls = stats.requests['POST /v1/chat/completions'] ?? 0
  const ending = serverEnding ?? measured.ending
  const isWhole = ending === 'exit 0' && judged.foreign === 0
  return {
    client: client.name,
    versions: client.versions,
    weather,
    faults: weather === 'storm' ? STORM : {},
    mostFaultsInARow: Number(values['most-faults']),
    latencyMs: values.latency,
    concurrency: CONCURRENCY,
    wanted: seeds.count,
    ...judged,
    ...measured,
    ending,
    calls,
    answersPerSecond: judged.out / measured.askingSeconds,
    callsPerSecond: calls / measured.askingSeconds,
    maxInFlight: stats.maxInFlight,
    serverFaults: stats.faults,
    serverCpuSeconds,
    machine: { cpu: cpus()[0]?.model, cores: cpus().length, loadBefore },
    at: new Date().toISOString(),
    passed: isWhole && (client.name !== 'cupel' || (judged.lost === 0 && (judged.cut ?? 0) === 0)),
  }
}

function shown(result) {
  return {
    out: result.out,
    lost: result.lost,
    cut: result.cut ?? '-',
    'wall s': round(result.wallSeconds, 1),
    'asking s': round(result.askingSeconds, 1),
    calls: result.calls,
    'calls/s': round(result.callsPerSecond, 0),
    'cpu s': round(result.cpuSeconds, 1),
    'rss MiB': round(result.peakRssMiB, 0),
    'pss MiB': round(result.peakPssMiB, 0),
    'in flight': result.maxInFlight,
    'server cpu s': round(result.serverCpuSeconds, 1),
    ending: result.ending,
  }
}

function round(value, digits) {
  return Number(value.toFixed(digits))
}
