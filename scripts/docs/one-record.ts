/** Writes docs/one-record.md: one row's life, byte for byte, from a real run of examples/tutor-maths. `--check` compares. */

import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isJsonObject, type Json, type JsonObject } from '../../src/base/canonical-json.js'
import { loadPlan, planDocument } from '../../src/recipe/load-plan.js'
import { run } from '../../src/run/run.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const target = join(root, 'docs/one-record.md')

const folder = mkdtempSync(join(tmpdir(), 'cupel-one-record-'))
try {
  const text = await makePage(folder)
  if (process.argv.includes('--check')) {
    const isFresh = readFileSync(target, 'utf8') === text
    console.log(isFresh ? 'docs/one-record.md is fresh.' : 'docs/one-record.md is stale: run `npm run docs`.')
    process.exitCode = isFresh ? 0 : 1
  } else {
    writeFileSync(target, text)
    console.log('docs/one-record.md written.')
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function makePage(out: string): Promise<string> {
  const recipe = join(root, 'examples/tutor-maths/recipe.yaml')
  const set = ['release.formats=[jsonl]', 'release.exports=[]']
  const loaded = await loadPlan(recipe, { set, workingFolder: root, environment: {} })
  const { facts } = await run({
    plan: loaded.plan,
    document: planDocument(loaded, out, '0', '2026-01-01T00:00:00Z'),
    folder: out,
    concurrency: 8,
    observe: () => undefined,
    stop: { reason: undefined },
    now: () => performance.now(),
    timeOfDay: () => '2026-01-01T00:00:00Z',
    isLive: true,
  })
  const log = readFileSync(join(out, 'ledger/epoch-1.log'), 'utf8').split('\n')
  const accepted = log.find((line) => line.startsWith('D ') && line.split(' ')[2] === 'a')
  const id = accepted?.split(' ')[1] ?? ''
  return page(out, id, log, facts.resultDigest ?? '')
}

function page(out: string, id: string, log: readonly string[], digest: string): string {
  const lines = log.filter((line) => line.split(' ')[1] === id)
  const [, , , ref = '', hash = ''] = (lines.find((line) => line.startsWith('C ')) ?? '').split(' ')
  const [segment = 0, offset = 0, length = 0] = ref.split(':').map(Number)
  const file = `segments/epoch-1-${String(segment).padStart(4, '0')}.jsonl`
  const payload = readFileSync(join(out, file))
    .subarray(offset, offset + length)
    .toString('utf8')
  const computed = createHash('sha256').update(payload).digest('base64url')
  const record = JSON.parse(payload) as JsonObject
  const parent = parentOf(record)
  const seeds = readFileSync(join(root, 'examples/tutor-maths/seeds.jsonl'), 'utf8').split('\n')
  const seed = seeds[Number(parent.row) - 1] ?? ''
  const released = readFileSync(join(out, 'release/data/tutor-maths.jsonl'), 'utf8').split('\n')
  const position = released.findIndex((line) => line.includes(id))
  return `${[
    '# One record, byte for byte',
    '',
    'Generated from a real run of `examples/tutor-maths` by `npm run docs`; a change of any byte below fails `npm run check`.',
    'Times are left out; everything else is what the run folder holds.',
    '',
    '## 1. The source row',
    '',
    `Row ${String(parent.row)} of \`seeds.jsonl\` (${Buffer.byteLength(seed)} bytes, SHA-256 \`${sha256(seed)}\`):`,
    '',
    fence(seed, 'json'),
    '',
    `Its id in the run is \`${String(parent.id)}\`: 120 bits of SHA-256 over the words \`source\`, \`seeds\` and the row number, each`,
    'preceded by its length. The survey asked the method whether it can use the row (intake): it can.',
    '',
    '## 2. The task',
    '',
    `The method planned the task \`${taskOf(record)}\`. Its randomness is a stream seeded by SHA-256 of recipe seed, step, task and`,
    `attempt; its candidate's id is the hash of step, task and draft: \`${id}\`. Nothing of the content is in the id, so a resumed`,
    'run gives the same id before the content exists.',
    '',
    '## 3. The candidate',
    '',
    `What came back is one line of \`${file}\`, bytes ${offset} to ${offset + length} (canonical JSON, RFC 8785). \`data\` holds the`,
    "user's fields and nothing else; `lineage` says where it came from and which literals changed:",
    '',
    fence(payload, 'json'),
    '',
    '## 4. The ledger',
    '',
    'All lines of `ledger/epoch-1.log` that speak of it:',
    '',
    fence(lines.join('\n'), ''),
    '',
    '- `C` candidate: id, step 0, payload as segment:offset:length, SHA-256 of the payload line (base64url). Recomputed from the',
    `  bytes above it is \`${computed}\`: ${computed === hash ? 'equal' : 'NOT EQUAL'}.`,
    '- `V` verdict: id, number of the verifier in the recipe, `p`ass / `f`ail / `a`bstain / `e`rror, reason, evidence.',
    '- `D` disposition: `a`ccepted / `r`ejected / `f`ailed / `c`ancelled / `p`ending, reason, who decided, evidence.',
    '',
    'Events become durable in groups: payloads first, then the events, then a commit line that holds',
    'planned, accepted, rejected, failed, cancelled, pending, and the length of the segment. The last one of this run is',
    '',
    fence(log.filter((line) => line.startsWith('K ')).at(-1) ?? '', ''),
    '',
    '## 5. The released row',
    '',
    `Line ${position + 1} of \`release/data/tutor-maths.jsonl\`: the user's fields at the top level and one \`_cupel\` id.`,
    '',
    fence(released[position] ?? '', 'json'),
    '',
    'The result digest is SHA-256 over all released rows, then all rejected rows with reason and decider, as canonical JSON Lines:',
    `\`${digest}\`. It is the same at any concurrency, after any kill, and in \`cupel replay\`.`,
    '',
    'From the released row back: `cupel explain ' + id + ' --run FOLDER`.',
  ].join('\n')}\n`
}

function parentOf(record: JsonObject): JsonObject {
  const lineage = record.lineage
  const parents: Json = isJsonObject(lineage) && Array.isArray(lineage.parents) ? lineage.parents : []
  const [first] = parents as readonly Json[]
  return first !== undefined && isJsonObject(first) ? first : {}
}

function taskOf(record: JsonObject): string {
  return isJsonObject(record.lineage) ? String(record.lineage.task) : ''
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function fence(text: string, language: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}
