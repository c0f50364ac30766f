/** Waits for the end of a batch, and fetches its results. */

import { StoppedError } from '../../base/errors.js'
import type { BatchReport, ResultLine } from './batch-protocol.js'
import type { DeskParts } from './desk-parts.js'

/** The pause between polls grows by half while nothing moves, to at most ten times itself and not above 10 min. */
const GROWTH = 1.5
const MOST_TIMES = 10
const MOST_PAUSE_MS = 600_000
/** What an answer is taken for, for time-outs only. */
const ANSWER_BYTES = 10_000

/** The pause after a poll that showed nothing new; a poll that did begins again at `pollMs`. */
export function grownPause(pauseMs: number, pollMs: number): number {
  return Math.min(pauseMs * GROWTH, Math.max(pollMs, Math.min(pollMs * MOST_TIMES, MOST_PAUSE_MS)))
}

/**
 * Polls until the batch has ended; `isStillWanted` is asked before each poll, and undefined given when it says no.
 * Throws StoppedError `endpoint-unusable` when the provider does not know the batch.
 */
export async function awaitEnd(
  parts: DeskParts,
  path: string,
  id: string,
  seen: (report: BatchReport) => void,
  isStillWanted: () => Promise<boolean> = async () => true,
): Promise<BatchReport | undefined> {
  let [pause, progress] = [parts.pollMs, '']
  for (;;) {
    if (!(await isStillWanted())) return undefined
    const report = await retrieve(parts, path, id)
    seen(report)
    if (report.end !== undefined) return report
    pause = report.progress === progress ? grownPause(pause, parts.pollMs) : parts.pollMs
    progress = report.progress
    await parts.pace.sleep(pause)
  }
}

async function retrieve(parts: DeskParts, path: string, id: string): Promise<BatchReport> {
  const { calls, protocol } = parts
  const outcome = await calls.send({
    wire: protocol.retrieve(path, id),
    purpose: `polling the batch ${id}`,
    read: (body) => protocol.readBatch(path, body),
    isRepeatable: true,
  })
  if (outcome.kind === 'value') return outcome.value
  throw unknownAtEndpoint(parts, `the batch ${id}`, outcome)
}

/** Fetches the results of some requests at some paths, joined; every line ends with a line break. */
export async function fetchResults(
  parts: DeskParts,
  outputs: readonly string[],
  requests: number,
): Promise<string> {
  const { calls, protocol } = parts
  let text = ''
  for (const output of outputs) {
    const outcome = await calls.send({
      wire: protocol.fetch(output),
      purpose: `fetching results from ${output}`,
      read: (body) => (isWhole(body, protocol.readLine) ? body : undefined),
      isRepeatable: true,
      bytes: requests * ANSWER_BYTES,
    })
    if (outcome.kind !== 'value') throw unknownAtEndpoint(parts, `the results at ${output}`, outcome)
    text += outcome.value.endsWith('\n') || outcome.value === '' ? outcome.value : `${outcome.value}\n`
  }
  return text
}

/** A transfer that broke off leaves a last line that cannot be read. */
function isWhole(body: string, readLine: (line: string) => ResultLine | undefined): boolean {
  const text = body.trimEnd()
  return text === '' || readLine(text.slice(text.lastIndexOf('\n') + 1)) !== undefined
}

function unknownAtEndpoint(
  { binding }: DeskParts,
  what: string,
  outcome: { readonly kind: string; readonly detail?: string },
): StoppedError {
  return new StoppedError('endpoint-unusable', {
    message: `${binding.endpoint} does not give ${what}: ${outcome.detail ?? 'it is not known there'}.`,
    hint: 'See whether the key belongs to the account that the batch was sent with, then run again.',
    details: { alias: binding.alias, endpoint: binding.endpoint },
  })
}
