/** Runs a command in a session of its own and measures all its processes: wall, CPU and memory. Needs Linux and bash. */

import { spawn } from 'node:child_process'
import { openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kill } from 'node:process'

const TICKS_PER_SECOND = 100
const PAGE_MIB = 4096 / 2 ** 20
const SAMPLE_MS = 200

/**
 * CPU seconds are what bash's `time` says (all processes that were waited for) or the largest sum that was sampled,
 * whichever is more. `askingSeconds` go from the first request to the last, to 0.2 s. A client is ended by SIGKILL after
 * `mostSeconds`, or when its server is gone.
 */
export async function measure({ command, parameters, environment, folder }, logFolder, server, mostSeconds) {
  const log = join(logFolder, 'log.txt')
  const file = openSync(log, 'w')
  const timed = ['-c', 'TIMEFORMAT="%U %S"; time "$0" "$@" 2>&3', command, ...parameters]
  const startedMs = performance.now()
  const child = spawn('bash', timed, {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', file, 'pipe', file],
  })
  const peak = { rss: 0, pss: 0, ticks: 0, processes: 0 }
  const asked = { calls: 0, firstMs: undefined, lastMs: undefined }
  let times = ''
  let isLate = false
  child.stderr.on('data', (chunk) => {
    times += chunk
  })
  const sampler = setInterval(() => {
    sample(child.pid, peak)
    look(server, asked)
    const isOver = server.isGone() || performance.now() - startedMs >= mostSeconds * 1000
    if (isOver && !isLate) kill(-child.pid, 'SIGKILL')
    isLate ||= isOver
  }, SAMPLE_MS)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(sampler)
  const wallSeconds = (performance.now() - startedMs) / 1000
  await look(server, asked)
  const waited = times.trim().split('\n').at(-1)?.split(' ').reduce((sum, one) => sum + Number(one), 0)
  return {
    ending: isLate ? `stopped after ${mostSeconds} s` : `exit ${code}`,
    wallSeconds,
    askingSeconds: asked.firstMs === undefined ? 0 : Math.max(SAMPLE_MS, asked.lastMs - asked.firstMs) / 1000,
    cpuSeconds: Math.max(Number.isFinite(waited) ? waited : 0, peak.ticks / TICKS_PER_SECOND),
    peakRssMiB: peak.rss,
    peakPssMiB: peak.pss,
    processes: peak.processes,
    log,
  }
}

async function look(server, asked) {
  const stats = await server.stats()
  const calls = stats.requests['POST /v1/chat/completions'] ?? 0
  if (calls === asked.calls) return
  asked.calls = calls
  asked.firstMs ??= performance.now()
  asked.lastMs = performance.now()
}

/** Bash itself is left out of memory and of the number of processes. */
function sample(session, peak) {
  let [rss, pss, ticks, processes] = [0, 0, 0, 0]
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = fieldsOf(pid)
    if (fields === undefined || Number(fields[3]) !== session) continue
    ticks += Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])
    if (Number(pid) === session) continue
    rss += Number(fields[21]) * PAGE_MIB
    pss += pssMiB(pid)
    processes += 1
  }
  peak.rss = Math.max(peak.rss, rss)
  peak.pss = Math.max(peak.pss, pss)
  peak.ticks = Math.max(peak.ticks, ticks)
  peak.processes = Math.max(peak.processes, processes)
}

/** Fields of `/proc/<pid>/stat` from the state on: 3 is the session, 11 to 14 CPU, 21 the resident pages. */
function fieldsOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function pssMiB(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
