/** Replays a stored run in a temporary folder from recorded answers only, and compares the bytes of the result. */

import { cp, mkdtemp, mkdir, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RecipeError } from '../base/errors.js'
import { type LoadOptions, resolvePlan } from '../recipe/load-plan.js'
import { applyOverrides, parseOverride } from '../recipe/overrides.js'
import { type RunResult, run } from './run.js'
import type { RunRequest } from './run-request.js'
import { readStoredRun, storedDocument } from './stored-run.js'

/** What a replay found. */
export interface ReplayResult {
  readonly folder: string
  readonly epoch: number
  /** Digest that the run recorded, and the digest of the replay. */
  readonly recorded: string
  readonly replayed: string | undefined
  readonly isSame: boolean
  readonly status: RunResult['facts']['status']
}

/** Replays the newest epoch. Nothing is asked of the outside world and nothing in the run folder is changed. */
export async function replay(
  folder: string,
  options: LoadOptions,
  working: Pick<RunRequest, 'concurrency' | 'observe' | 'stop' | 'now' | 'timeOfDay'>,
): Promise<ReplayResult> {
  const stored = await readStoredRun(folder)
  const recorded = stored.facts?.resultDigest
  if (recorded === undefined) {
    throw new RecipeError('no-result', {
      message: `The newest epoch of ${folder} has no result to compare with.`,
      hint: '`cupel run` on the folder completes it.',
    })
  }
  const overrides = options.set.map((text) => parseOverride(text, options.workingFolder))
  const { plan } = await resolvePlan(applyOverrides(storedDocument(stored), overrides), {
    ...options,
    isOffline: true,
  })
  const scratch = await mkdtemp(join(tmpdir(), 'cupel-replay-'))
  try {
    await copyEffects(folder, scratch)
    const document = { ...stored.document, digest: plan.digest, policyDigest: plan.policyDigest }
    const { facts } = await run({ ...working, plan, document, folder: scratch, isLive: false })
    const replayed = facts.resultDigest
    return {
      folder,
      epoch: stored.epoch,
      recorded,
      replayed,
      isSame: recorded === replayed,
      status: facts.status,
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function copyEffects(from: string, to: string): Promise<void> {
  for (const name of ['plans', 'ledger', 'segments', 'index'])
    await mkdir(join(to, name), { recursive: true })
  for (const file of [join('ledger', 'effects.log'), join('index', 'effects.table')]) {
    if (existsSync(join(from, file))) await cp(join(from, file), join(to, file))
  }
  await cp(join(from, 'segments'), join(to, 'segments'), {
    recursive: true,
    filter: (path) => path.endsWith('segments') || path.includes('effects-'),
  })
}
