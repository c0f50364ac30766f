/** Runs a verifier over data as a run would: bound options, a candidate record, ports. */

import type { JsonObject } from '../../src/base/canonical-json.js'
import type { Verifier } from '../../src/contract/verifier.js'
import type { Attributes } from '../../src/record/data-record.js'
import type { Verdict } from '../../src/record/verdict.js'
import { buildCandidate } from '../../src/testing/builders.js'
import { createExamPorts } from '../../src/testing/exam-ports.js'

/** The verdict of a verifier with options about one record. */
export async function judgeWith(
  verifier: Verifier,
  options: JsonObject,
  data: JsonObject,
  asked?: Attributes,
): Promise<Verdict> {
  const { instance } = verifier.bind(options)
  const record = buildCandidate(data, 'task-1', asked === undefined ? {} : { asked })
  return instance.verify(record, createExamPorts())
}

/** The same in one line: `pass`, `fail too-short {"count":2}`. */
export async function sayWith(
  verifier: Verifier,
  options: JsonObject,
  data: JsonObject,
  asked?: Attributes,
): Promise<string> {
  const { verdict, reason, evidence } = await judgeWith(verifier, options, data, asked)
  return [verdict, reason, evidence === undefined ? null : JSON.stringify(evidence)]
    .filter((part) => part !== null)
    .join(' ')
}

/** Messages of the options' faults with their places: `min: min is above max.` */
export function optionFaults(verifier: Verifier, options: JsonObject): string[] {
  const parsed = verifier.options.safeParse(options)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}
