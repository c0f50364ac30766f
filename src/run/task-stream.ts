/** The tasks of one round of a step: planned in chunks, written ahead, skipping what an earlier process completed. */

import { InternalError } from '../base/errors.js'
import type { Task } from '../contract/method.js'
import type { Ledger } from '../store/ledger.js'

/** Tasks are planned and written ahead in chunks of this many. */
const CHUNK_TASKS = 1024

/** An iterator of tasks that is kept across rounds. */
export interface TaskIterator {
  next(): Promise<Task | undefined>
  /** Lets go of what the plan holds open, e.g. the source that it reads. */
  close(): Promise<void>
}

/** Wraps what a plan returns, sync or async. */
export function taskIterator(tasks: Iterable<Task> | AsyncIterable<Task>): TaskIterator {
  const iterator = Symbol.asyncIterator in tasks ? tasks[Symbol.asyncIterator]() : tasks[Symbol.iterator]()
  return {
    async next() {
      const result = await iterator.next()
      return result.done === true ? undefined : result.value
    },
    async close() {
      await iterator.return?.()
    },
  }
}

/** Bounds and history of a round. */
export interface RoundBounds {
  readonly step: number
  /** Drafts that the round shall plan. */
  readonly target: number
  /** Drafts that the round may plan at most: a task that goes beyond is not begun. */
  readonly limit: number
  /** Drafts of this round that an earlier process planned. */
  readonly planned: number
  /** Drafts of this round that came back already. */
  readonly come: number
  /** Keys of tasks that came back but are held: performed again. */
  readonly redo: ReadonlySet<string>
}

/** How a round's planning went; filled in while the stream is read. */
export interface RoundProgress {
  tasks: number
  drafts: number
  isExhausted: boolean
  /** Whether the next task had more drafts than the limit leaves. */
  isFull: boolean
}

/** The tasks of a round that are still to be performed, in order. Writes `planned` events ahead of each chunk. */
export async function* roundTasks(
  iterator: TaskIterator,
  bounds: RoundBounds,
  ledger: Ledger,
  progress: RoundProgress,
): AsyncGenerator<Task> {
  while (isOpen(bounds, progress)) {
    const chunk = await nextChunk(iterator, bounds, progress)
    writeAhead(chunk, bounds, ledger)
    for (const { task, end } of chunk) {
      if (end > bounds.come || bounds.redo.has(task.key)) yield task
    }
  }
}

function isOpen({ target }: RoundBounds, { drafts, isExhausted, isFull }: RoundProgress): boolean {
  return drafts < target && !isExhausted && !isFull
}

interface PlacedTask {
  readonly task: Task
  /** Drafts of the round up to and including this task. */
  readonly end: number
}

async function nextChunk(
  iterator: TaskIterator,
  bounds: RoundBounds,
  progress: RoundProgress,
): Promise<PlacedTask[]> {
  const chunk: PlacedTask[] = []
  while (chunk.length < CHUNK_TASKS && isOpen(bounds, progress)) {
    const task = await iterator.next()
    if (task === undefined) {
      progress.isExhausted = true
      break
    }
    if (!(Number.isInteger(task.drafts) && task.drafts >= 1)) {
      throw new InternalError('bad-task', { message: `The task "${task.key}" plans ${task.drafts} drafts.` })
    }
    if (progress.drafts + task.drafts > bounds.limit) {
      progress.isFull = true
      break
    }
    progress.tasks += 1
    progress.drafts += task.drafts
    chunk.push({ task, end: progress.drafts })
  }
  return chunk
}

function writeAhead(chunk: readonly PlacedTask[], bounds: RoundBounds, ledger: Ledger): void {
  const fresh = chunk.filter(({ end }) => end > bounds.planned)
  const drafts = fresh.reduce((sum, { task }) => sum + task.drafts, 0)
  if (drafts > 0) ledger.append({ type: 'planned', step: bounds.step, tasks: fresh.length, drafts })
}
