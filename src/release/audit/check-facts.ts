/** Whether facts and manifest of a release tell the same. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson, isJsonObject } from '../../base/canonical-json.js'
import { messageOf } from '../../base/errors.js'
import { MANIFEST_FILE, type Manifest } from '../manifest.js'
import type { AuditFinding } from './finding.js'

/** Compares what the manifest repeats of the facts: counts, digests, members, size, times. */
export async function checkFacts(folder: string, manifest: Manifest): Promise<AuditFinding[]> {
  const file = manifest.files.find(({ kind }) => kind === 'facts')?.path
  if (file === undefined) return []
  const facts = await readJson(join(folder, file))
  if (typeof facts === 'string')
    return [{ file, problem: 'malformed', expected: 'a JSON object', found: facts }]
  const { digests, counts, members, released, epoch, created, cupel } = manifest
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['planDigest', digests.plan, facts.planDigest],
    ['policyDigest', digests.policy, facts.policyDigest],
    ['resultDigest', digests.result, facts.resultDigest],
    ['counts', counts, facts.counts],
    ['members', members, facts.members],
    ['released', released, facts.released],
    ['epoch', epoch, facts.epoch],
    ['endedAt', created, facts.endedAt],
    ['cupel', cupel, facts.cupel],
  ]
  return [
    ...pairs.flatMap(([key, stated, found]) => compare(file, key, stated, found)),
    ...sizeFindings(manifest),
  ]
}

function compare(file: string, key: string, stated: unknown, found: unknown): AuditFinding[] {
  const [expected, actual] = [canonicalJson(stated), canonicalJson(found ?? null)]
  if (expected === actual) return []
  return [
    { file, problem: 'contradicts', expected: `${key} ${expected} as in ${MANIFEST_FILE}`, found: actual },
  ]
}

/** Every data file holds the whole release. */
function sizeFindings({ files, released }: Manifest): AuditFinding[] {
  return files
    .filter(({ kind, rows }) => kind === 'data' && rows !== released)
    .map(({ path, rows }) => ({
      file: MANIFEST_FILE,
      problem: 'contradicts',
      expected: `${released} rows in ${path}, as many as were released`,
      found: `${rows ?? 'no'} rows`,
    }))
}

async function readJson(path: string): Promise<Record<string, unknown> | string> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isJsonObject(value) ? value : 'another JSON value'
  } catch (thrown) {
    return messageOf(thrown)
  }
}
