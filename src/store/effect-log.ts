/** The log of effects, `ledger/effects.log`: a line for each answer with its key, place, hash and label. */

import { StorageError } from '../base/errors.js'
import type { DiskTable } from './disk-table.js'
import type { LogSpan } from './disk-table-block.js'
import { isKey } from './disk-table-key.js'
import type { EffectTallies } from './effect-label.js'
import { type MemberEvent, parseEvent } from './ledger-event.js'
import { eventAt } from './ledger-scan.js'
import { eachLogLine, type LineVisitor } from './log-lines.js'
import type { PayloadRef } from './segments.js'

/** Where the whole lines of a log end, and where the payload of the last of them stands. */
export interface LogEnd {
  readonly length: number
  readonly last: PayloadRef | undefined
}

/** Puts the effects of a log that a table does not yet hold into it. Throws StorageError `ledger-damaged`. */
export async function readEffects(path: string, table: DiskTable, tallies: EffectTallies): Promise<LogEnd> {
  const { last: from, end } = table.covered ?? { last: 0, end: 0 }
  let [length, last]: [number, PayloadRef | undefined] = [0, undefined]
  await eachEffect(path, from, (event, start, stop) => {
    ;[length, last] = [stop, event.ref]
    if (start < end) return true
    if (!isKey(event.id) || !tallies.add(event.by)) return false
    table.put(event.id, event.ref, { start, end: stop }, () => tallies.toJson())
    return true
  })
  return { length, last }
}

/** Whether a log holds the last line of a span where a block says, with the payload that the block has for it. */
export async function isOfLog(
  path: string,
  span: LogSpan,
  find: (id: string) => PayloadRef | undefined,
): Promise<boolean> {
  let isFound = false
  const visit: LineVisitor = (bytes, start, stop, position) => {
    if (position !== span.last || position + (stop - start) + 1 !== span.end) return
    const event = memberIn(bytes.toString('utf8', start, stop))
    const held = event === undefined ? undefined : find(event.id)
    isFound = event !== undefined && held !== undefined && isSame(held, event.ref)
  }
  await eachLogLine(path, span.end, visit, span.last)
  return isFound
}

function memberIn(line: string): MemberEvent | undefined {
  try {
    const event = parseEvent(line)
    return event.type === 'member' ? event : undefined
  } catch {
    return undefined
  }
}

function isSame(one: PayloadRef, other: PayloadRef): boolean {
  return one.segment === other.segment && one.offset === other.offset && one.length === other.length
}

/** Visits the effects from a place on; a visitor that gives false says that its line is damaged. */
async function eachEffect(
  path: string,
  from: number,
  visit: (event: MemberEvent, start: number, end: number) => boolean,
): Promise<void> {
  await eachLogLine(
    path,
    Number.POSITIVE_INFINITY,
    (bytes, start, stop, position) => {
      const event = eventAt(path, bytes, start, stop, position)
      if (event.type !== 'member') return
      if (visit(event, position, position + (stop - start) + 1)) return
      throw damaged(path, position, bytes.toString('utf8', start, Math.min(stop, start + 40)))
    },
    from,
  )
}

function damaged(path: string, position: number, text: string): StorageError {
  return new StorageError('ledger-damaged', {
    message: `${path} holds a line at byte ${position} that does not belong there: "${text}".`,
    hint: 'Restore the run folder from a copy, or start in a new folder.',
  })
}
