/** The exam of a gate quantity. */

import type { Facts, Quantity, QuantityPlugIn } from '../contract/quantity.js'
import { buildFacts, buildReading } from './builders.js'
import { canonicalOf, expectSame } from './comparison.js'
import { examineDeclaration } from './declaration-exam.js'
import { createFindings, type Finding, type Findings } from './finding.js'

/** Facts on which the quantity has a value for at least one name. */
export interface QuantitySample {
  readonly facts: Facts
  /** Names that must have a value on these facts. */
  readonly names: readonly string[]
}

/**
 * Examines a gate quantity: the names of the sample have a finite value inside their interval; every name that it offers,
 * a name that nobody knows, and facts of a run without records give a value or say why not, never NaN and never a throw.
 *
 * Not covered: whether an unknown name is refused; rules are checked against `names` before the run.
 */
export async function examineQuantity(quantity: QuantityPlugIn, sample: QuantitySample): Promise<Finding[]> {
  const findings = createFindings(quantity)
  examineDeclaration(quantity, undefined, findings)
  if (findings.list.some(({ rule }) => rule === 'options-bind')) return [...findings.list]
  const run = quantity.bind(undefined).instance
  const exam: QuantityExam = {
    findings,
    compute: (facts, name) => findings.attempt(`"${name}"`, () => run.compute(facts, name)),
  }
  const readings = [...sample.facts.readings.keys()]
  const known = { readings, origins: [...sample.facts.members.keys()] }
  const offered = (await findings.attempt('Naming the names', () => run.names(known))) ?? []
  await examineNames(exam, sample, offered)
  await examineStrangers(exam, sample.facts, offered)
  return [...findings.list]
}

interface QuantityExam {
  readonly findings: Findings
  compute(facts: Facts, name: string): Promise<Quantity | undefined>
}

async function examineNames(
  { findings, compute }: QuantityExam,
  { facts, names }: QuantitySample,
  offered: readonly string[],
): Promise<void> {
  if (names.length === 0)
    findings.add('weak-sample', 'The sample names nothing.', 'give a name with a value.')
  for (const name of names) {
    const found = await compute(facts, name)
    examineAnswer(found, name, findings)
    if (found !== undefined && 'unknown' in found) {
      findings.add('weak-sample', `"${name}" is unknown: ${found.unknown}.`, 'give facts that decide it.')
    }
    const again = await compute(facts, name)
    expectSame(
      findings,
      'not-deterministic',
      [found, again],
      [`"${name}" asked twice`, 'compute from facts only.'],
    )
    if (!offered.includes(name)) {
      findings.add('names', `"${name}" has a value but is not offered.`, 'list it in names().')
    }
  }
}

async function examineStrangers(
  { findings, compute }: QuantityExam,
  facts: Facts,
  offered: readonly string[],
): Promise<void> {
  for (const name of [...offered, 'a name that nobody knows', '', '__proto__']) {
    for (const given of [facts, emptyFacts()]) examineAnswer(await compute(given, name), name, findings)
  }
}

/** Facts of a run in which nothing happened, with one reading of no value. */
function emptyFacts(): Facts {
  return buildFacts({
    counts: { planned: 0, accepted: 0, rejected: 0, failed: 0, cancelled: 0, pending: 0 },
    readings: new Map([['empty', buildReading(0, { n: 1 })]]),
    released: 0,
  })
}

function examineAnswer(found: Quantity | undefined, name: string, findings: Findings): void {
  if (found === undefined || canonicalOf(found, `"${name}"`, findings) === undefined) return
  if ('unknown' in found) {
    if (found.unknown.trim() === '')
      findings.add('quantity', `"${name}" is unknown without a word.`, 'say why.')
    return
  }
  const { lower, upper, method } = found.interval
  if (lower <= found.value && found.value <= upper && method !== '') return
  const what = `"${name}" is ${found.value} with the interval [${lower}, ${upper}] by "${method}".`
  findings.add('quantity', what, 'give the interval of this value and how it was made.')
}
