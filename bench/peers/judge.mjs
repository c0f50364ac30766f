/** Counts what a client delivered: rows out, lost and cut. */

import { existsSync, readFileSync } from 'node:fs'

/**
 * A row is lost when it is missing or its text is empty. It is cut when its text is a beginning of the text that the
 * same client got for it in calm weather; without a calm run this cannot be told and `cut` is null.
 */
export function judgeRows(path, wanted, calm) {
  const rows = path === undefined || !existsSync(path) ? new Map() : readRows(path)
  const given = [...rows].filter(([id, text]) => id >= 0 && id < wanted && typeof text === 'string' && text.trim() !== '')
  const cut = given.filter(([id, text]) => isBeginning(text, calm?.get(id)))
  return {
    rows: new Map(given),
    out: given.length,
    lost: wanted - given.length,
    cut: calm === undefined ? null : cut.length,
    foreign: rows.size - [...rows.keys()].filter((id) => id >= 0 && id < wanted).length,
  }
}

function readRows(path) {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return new Map(lines.map((line) => JSON.parse(line)).map(({ id, text }) => [id, text]))
}

function isBeginning(text, whole) {
  return whole !== undefined && text.length < whole.length && whole.startsWith(text.trimEnd())
}
