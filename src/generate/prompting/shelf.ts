/** What a step reads once and all its rows share: rows of sources and what is made of them. */

import type { Ports } from '../../contract/ports.js'
import type { DataRecord } from '../../record/data-record.js'

/** Holds what was read, for as long as the step lives. */
export interface Shelf {
  /** From now on what is shared is read through the ports of the step, not of the row that comes first. */
  usePortsOfStep(ports: Ports): void
  /** Makes something once under a key; if that fails, the next one who asks tries again. */
  once<Value>(key: string, ports: Ports, make: (ports: Ports) => Promise<Value>): Promise<Value>
  /** All rows of a source. Memory: the whole source, once. */
  rows(source: string, ports: Ports): Promise<readonly DataRecord[]>
}

/** An empty shelf. */
export function createShelf(): Shelf {
  const made = new Map<string, Promise<unknown>>()
  let portsOfStep: Ports | undefined
  const once: Shelf['once'] = <Value>(
    key: string,
    ports: Ports,
    make: (ports: Ports) => Promise<Value>,
  ): Promise<Value> => {
    const known = made.get(key)
    if (known !== undefined) return known as Promise<Value>
    const making = make(portsOfStep ?? ports)
    made.set(key, making)
    making.catch(() => made.delete(key))
    return making
  }
  return {
    once,
    usePortsOfStep(ports) {
      portsOfStep = ports
    },
    rows: (source, ports) => once(`rows:${source}`, ports, async (shared) => readAll(shared.source(source))),
  }
}

async function readAll(records: AsyncIterable<DataRecord>): Promise<readonly DataRecord[]> {
  const rows: DataRecord[] = []
  for await (const record of records) rows.push(record)
  return rows
}

/** Ids that rows must not be shown as examples of themselves: the parents, and what those were made from. */
export function ownIds(parents: readonly DataRecord[]): ReadonlySet<string> {
  return new Set(
    parents.flatMap(({ id, lineage }) => [id, lineage.root, ...lineage.parents.map((parent) => parent.id)]),
  )
}
