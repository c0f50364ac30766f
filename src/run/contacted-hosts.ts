/** Hosts that were contacted for a run folder: by previews, by runs, in whichever epoch. */

import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** All hosts, in the order of the first contact. */
export function contactedHosts(folder: string): string[] {
  const path = pathOf(folder)
  if (!existsSync(path)) return []
  return [
    ...new Set(
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    ),
  ]
}

/** Notes a host before the first request goes out to it. */
export function noteContact(folder: string, host: string): void {
  mkdirSync(join(folder, 'ledger'), { recursive: true })
  appendFileSync(pathOf(folder), `${host}\n`)
}

function pathOf(folder: string): string {
  return join(folder, 'ledger', 'hosts.log')
}
