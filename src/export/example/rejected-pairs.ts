/** Records that a verifier rejected, by their prompt, so that accepted ones find a partner. */

import type { RejectedRecord } from '../../contract/exporter.js'
import type { FieldOptions } from './field-options.js'
import { joinedPrompt } from './pair.js'
import { readSinglePair } from './plain-messages.js'

/** A rejected completion. */
export interface RejectedCompletion {
  readonly id: string
  readonly completion: string
}

/** Rejected completions that wait for a partner. */
export interface RejectedPairs {
  /**
   * Takes the first completion for this prompt that differs from the accepted one; undefined when none is
   * left.
   */
  take(prompt: string, completion: string): RejectedCompletion | undefined
  /**
   * Those that were never taken, and those that could not be read, with the reason, in the order of
   * `rejected`.
   */
  leftOver(): readonly { readonly skipped: string; readonly id: string }[]
}

/**
 * Reads all rejected records.
 *
 * Edge: reasons of `readSinglePair`, and `unpaired-rejected` for what is left over.
 * Cost: O(1) per prompt looked up; all rejected prompts and completions in memory.
 */
export async function collectRejected(
  rejected: AsyncIterable<RejectedRecord>,
  options: FieldOptions,
): Promise<RejectedPairs> {
  const byPrompt = new Map<string, RejectedCompletion[]>()
  const reasons = new Map<string, string>()
  for await (const { record } of rejected) {
    const pair = readSinglePair(record.data, options)
    reasons.set(record.id, 'found' in pair ? 'unpaired-rejected' : pair.skipped)
    if ('skipped' in pair) continue
    const prompt = joinedPrompt(pair.found)
    const waiting = byPrompt.get(prompt)
    const entry = { id: record.id, completion: pair.found.completion }
    if (waiting === undefined) byPrompt.set(prompt, [entry])
    else waiting.push(entry)
  }
  return {
    take(prompt, completion) {
      const waiting = byPrompt.get(prompt) ?? []
      const index = waiting.findIndex((entry) => entry.completion !== completion)
      const [taken] = index === -1 ? [] : waiting.splice(index, 1)
      if (taken !== undefined) reasons.delete(taken.id)
      return taken
    },
    leftOver: () => [...reasons].map(([id, skipped]) => ({ skipped, id })),
  }
}
