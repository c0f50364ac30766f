/** `cupel replay`: runs a stored run again from recorded answers and compares the bytes. */

import { exitCodes } from '../../base/errors.js'
import { replay as replayRun } from '../../run/replay.js'
import { createTerminal, type TerminalOptions } from '../terminal.js'

/** Options of `cupel replay`. */
export interface ReplayOptions extends TerminalOptions {
  readonly set: readonly string[]
  readonly concurrency: number
}

/** Replays a run folder; exit 0 when the bytes are the same, 1 when not. */
export async function replay(folder: string, options: ReplayOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const loading = { set: options.set, workingFolder: process.cwd(), environment: process.env }
  const result = await replayRun(folder, loading, {
    concurrency: options.concurrency,
    observe: terminal.observe,
    stop: { reason: undefined },
    now: () => performance.now(),
    timeOfDay: () => new Date().toISOString(),
  })
  terminal.endProgress()
  const verdict = result.isSame ? '✓ the same bytes' : `✗ other bytes (the replay ended as ${result.status})`
  terminal.say(`${verdict}\n  recorded  ${result.recorded}\n  replayed  ${result.replayed ?? 'no result'}`)
  terminal.give(result)
  return result.isSame ? exitCodes.done : exitCodes.blocked
}
