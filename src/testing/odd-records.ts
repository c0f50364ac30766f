/** Records that no one plans for and every data set has: missing fields, wrong types, huge and strange text. */

import type { Json, JsonObject } from '../base/canonical-json.js'
import type { DataRecord } from '../record/data-record.js'
import { buildCandidate } from './builders.js'

/** A record with a name for what is odd about it. */
export interface OddRecord {
  readonly oddity: string
  readonly record: DataRecord
}

/** Length in characters of the huge text: long enough to show a quadratic pattern, short enough for every test run. */
export const hugeLength = 50_000

/**
 * One odd record for each strangeness. Every field that one of the `usual` records has is strange in it; attributes
 * asked for and notes are those of the first usual record.
 *
 * All are valid JSON and frozen; lone surrogates are left out because a source reader refuses them.
 */
export function buildOddRecords(usual: readonly DataRecord[]): OddRecord[] {
  const fields = [...new Set(usual.flatMap((record) => Object.keys(record.data)))]
  const { asked, notes } = usual[0]?.lineage ?? {}
  const lineage = { ...(asked === undefined ? {} : { asked }), ...(notes === undefined ? {} : { notes }) }
  return [
    { oddity: 'no fields at all', record: buildCandidate({}, 'odd-none', lineage) },
    {
      oddity: 'names of object internals',
      record: buildCandidate(internals(fields), 'odd-internals', lineage),
    },
    ...Object.entries(strangeValues()).map(([oddity, value]) => ({
      oddity,
      record: buildCandidate(allFields(fields, value), `odd-${oddity}`, lineage),
    })),
  ]
}

function strangeValues(): Readonly<Record<string, Json>> {
  return {
    null: null,
    'a number': -1.5e300,
    'a boolean': true,
    'an empty list': [],
    'a list of mixed things': [null, 1, 'text', { role: 'user' }, []],
    'an empty object': {},
    'a deep object': nested(50),
    'empty text': '',
    'white space only': ' \t\r\n\u00a0\u2003',
    'huge text': 'word '.repeat(hugeLength / 5),
    'a huge run of one letter': 'a'.repeat(hugeLength),
    'a huge run of digits': '9'.repeat(hugeLength),
    'a huge run of brackets': '('.repeat(hugeLength),
    'emoji with joiners': '👩🏽‍🚀👨‍👩‍👧‍👦 🏳️‍🌈',
    'NUL and control characters': 'a\u0000b\u0007\u001b[31m',
    'right-to-left text': 'שלום \u202eabc\u202c مرحبا',
    'combining marks': `e${'\u0301'.repeat(200)}`,
    'code-like text': '${x} {{y}} <<1+1=3>> \\u0000 __proto__ #### $1 %s',
    'numbers that are none': 'NaN Infinity -0 1e999 0x1F ١٢٣ ½ 1/0',
  }
}

function allFields(fields: readonly string[], value: Json): JsonObject {
  return Object.fromEntries((fields.length === 0 ? ['text'] : fields).map((field) => [field, value]))
}

function internals(fields: readonly string[]): JsonObject {
  return { ...allFields(fields, 'toString'), constructor: 'x', hasOwnProperty: 'x', length: -1 }
}

function nested(depth: number): JsonObject {
  return depth === 0 ? { leaf: 'text' } : { inner: nested(depth - 1) }
}
