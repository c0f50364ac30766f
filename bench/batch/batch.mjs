/**
 * Offline batches, of which one expires at least, killed twice by SIGKILL and gone on with: nothing is lost, nothing is paid
 * for twice, and the rows are those of a run without batches. Both protocols.
 *
 * `node bench/batch/batch.mjs [--requests 5000] [--batch 1000] [--out bench/out/batch]`. Ends with `N passed, N failed`.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { argv, cwd, exit } from 'node:process'
import { parseArgs } from 'node:util'
import { startServer } from '../engine/server.mjs'
import { isConserved, outcomeOf, runCommand } from '../run-command.mjs'

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    requests: { type: 'string', default: '5000' },
    batch: { type: 'string', default: '1000' },
    out: { type: 'string', default: 'bench/out/batch' },
  },
})
const out = resolve(cwd(), values.out)
const [requests, perBatch] = [Number(values.requests), Number(values.batch)]
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const rows = [await benchProtocol('openai-compatible'), await benchProtocol('anthropic')]
console.table(Object.fromEntries(rows.map(({ name, shown }) => [name, shown])))
const failed = rows.filter((row) => !row.isRight)
for (const { name, problems } of failed) console.error(`${name}:`, problems)
console.log(`${rows.length - failed.length} passed, ${failed.length} failed`)
exit(failed.length === 0 ? 0 : 1)

async function benchProtocol(name) {
  const calm = await withoutBatches(name)
  const server = await startServer(['--seed', '3', '--batch-seconds', '2', '--fault', 'expired-batch=0.5'])
  const recipe = writeRecipe(name, server.url, 'batches', {
    requests: perBatch,
    gatherSeconds: 0.3,
    pollSeconds: 0.3,
  })
  const run = { recipe, out: join(out, `${name}-batches`), concurrency: requests }
  const begunMs = performance.now()
  const created = async () => (await server.stats()).batches.created >= 2
  const ended = async () => (await server.stats()).batches.ended >= 3
  const kills = [await runCommand({ ...run, killWhen: created }), await runCommand({ ...run, killWhen: ended })]
  const last = await runCommand(run)
  const seconds = (performance.now() - begunMs) / 1000
  const stats = await server.stats()
  await server.stop()
  const found = last.code === 0 ? outcomeOf(run.out) : undefined
  const problems = problemsOf({ kills, last, stats, found, calm })
  const shown = {
    requests: calm.facts.effects.asked,
    batches: stats.batches.created,
    'of them expired': stats.batches.expired,
    'sent in another batch': stats.batches.repeatedCustomIds,
    answered: stats.answered,
    'answered twice': stats.answeredTwice,
    kills: kills.filter(({ signal }) => signal === 'SIGKILL').length,
    accepted: found?.facts.counts.accepted,
    seconds: Number(seconds.toFixed(1)),
    'same digest': found?.digest === calm.digest,
    'same bytes': found?.released === calm.released,
  }
  return { name, shown, problems, isRight: problems.length === 0 }
}

async function withoutBatches(name) {
  const server = await startServer(['--seed', '3'])
  const recipe = writeRecipe(name, server.url, 'calm', false)
  const run = { recipe, out: join(out, `${name}-calm`), concurrency: 64 }
  const { code, stderr } = await runCommand(run)
  await server.stop()
  if (code !== 0) throw new Error(`The run without batches ended with ${code}: ${stderr}`)
  return outcomeOf(run.out)
}

function problemsOf({ kills, last, stats, found, calm }) {
  const checks = {
    'both kills struck': kills.every(({ signal }) => signal === 'SIGKILL'),
    'the last process got through': last.code === 0,
    'the same digest': found?.digest === calm.digest,
    'the same bytes': found?.released === calm.released,
    'every candidate has its end': found !== undefined && isConserved(found.facts),
    'every request was answered': stats.answeredOnce === requests,
    'none was answered twice': stats.answeredTwice === 0,
    'a batch expired': stats.batches.expired > 0,
  }
  const problems = Object.keys(checks).filter((name) => !checks[name])
  return last.code === 0 ? problems : [...problems, last.stderr.slice(-2000)]
}

function writeRecipe(protocol, url, name, batch) {
  const base = protocol === 'anthropic' ? url.replace(/\/v1$/, '') : url
  const recipe = {
    cupel: 1,
    name: 'batch',
    seed: 6,
    models: { writer: { provider: protocol, endpoint: 'mock', url: base, model: 'mock-8b', maxTokens: 400, batch } },
    generate: [
      {
        id: 'ask',
        method: 'fields',
        candidates: requests,
        with: {
          fields: {
            number: { sample: { kind: 'integer', min: 1, max: 1_000_000 } },
            question: { text: 'Ask about the number {{number}}.' },
          },
        },
      },
    ],
    refine: [{ use: 'exact-duplicates', with: { field: 'question' } }],
  }
  const path = join(out, `${protocol}-${name}.yaml`)
  writeFileSync(path, JSON.stringify(recipe, null, 2))
  return path
}
