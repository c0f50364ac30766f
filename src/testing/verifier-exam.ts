/** The exam of a verifier. */

import { isJsonObject } from '../base/canonical-json.js'
import type { Verifier, VerifierRun } from '../contract/verifier.js'
import type { DataRecord } from '../record/data-record.js'
import type { Verdict } from '../record/verdict.js'
import { canonicalOf, expectSame } from './comparison.js'
import { examineDeclaration } from './declaration-exam.js'
import { createExamPorts, type ExamSetting } from './exam-ports.js'
import { createFindings, type Finding, type Findings, isReasonCode } from './finding.js'
import { deepFreeze } from './frozen.js'
import { buildOddRecords } from './odd-records.js'

/** Records whose verdict is known, with the options and sources that the verifier needs for them. */
export interface VerifierSample extends ExamSetting {
  readonly options?: unknown
  /** At least one record that must pass. */
  readonly right: readonly DataRecord[]
  /** At least one record that must fail. */
  readonly wrong: readonly DataRecord[]
}

const KINDS = ['pass', 'fail', 'abstain', 'error']

/** Evidence is for a person: at most this many characters of canonical JSON. */
const EVIDENCE_LIMIT = 8_000

/**
 * Examines a verifier: known right records pass and known wrong ones fail; the same record gets the same verdict in any
 * order; odd records get a verdict with a reason, never a throw; a record without fields never passes.
 *
 * Cost: about 25 verdicts beside those of the sample.
 */
export async function examineVerifier(verifier: Verifier, sample: VerifierSample): Promise<Finding[]> {
  const findings = createFindings(verifier)
  examineDeclaration(verifier, sample.options, findings)
  const exam = await startVerifier(verifier, sample, findings)
  if (exam !== undefined) {
    await examineKnown(exam, sample)
    await examineRepetition(exam, [...sample.right, ...sample.wrong])
    await examineOdd(exam, [...sample.right, ...sample.wrong])
  }
  return [...findings.list]
}

interface VerifierExam {
  readonly findings: Findings
  ask(record: DataRecord, what: string): Promise<Verdict | undefined>
}

async function startVerifier(
  verifier: Verifier,
  sample: VerifierSample,
  findings: Findings,
): Promise<VerifierExam | undefined> {
  if (findings.list.some(({ rule }) => rule === 'options-bind')) return undefined
  const run: VerifierRun = verifier.bind(sample.options).instance
  const ports = createExamPorts(sample)
  return {
    findings,
    async ask(record, what) {
      const answer = await findings.attempt(what, async () => ({
        verdict: await run.verify(deepFreeze(record), ports),
      }))
      if (answer === undefined) return undefined
      if (!isJsonObject(answer.verdict)) {
        findings.add(
          'verdict',
          `${what}: the verdict is ${answer.verdict}.`,
          'return a verdict in every case.',
        )
        return undefined
      }
      examineVerdict(answer.verdict, what, findings)
      return answer.verdict
    },
  }
}

function examineVerdict({ verdict, reason, evidence }: Verdict, what: string, findings: Findings): void {
  if (!KINDS.includes(verdict)) {
    findings.add('verdict', `${what}: the verdict is "${verdict}".`, `say ${KINDS.join(', ')}.`)
  }
  if (verdict === 'pass' ? reason !== null : !isReasonCode(reason)) {
    findings.add(
      'verdict',
      `${what}: ${verdict} for the reason ${reason}.`,
      'null for a pass, else a kebab-case code.',
    )
  }
  const size = canonicalOf(evidence ?? {}, what, findings)?.length ?? 0
  if (size > EVIDENCE_LIMIT) {
    findings.add(
      'evidence-size',
      `${what}: ${size} characters of evidence.`,
      'cut what you quote from the record.',
    )
  }
}

async function examineKnown(
  { findings, ask }: VerifierExam,
  { right, wrong }: VerifierSample,
): Promise<void> {
  if (right.length === 0 || wrong.length === 0) {
    findings.add('weak-sample', 'The sample lacks a right or a wrong record.', 'give at least one of each.')
  }
  for (const [records, wanted] of [
    [right, 'pass'],
    [wrong, 'fail'],
  ] as const) {
    for (const [index, record] of records.entries()) {
      const verdict = await ask(record, `Record ${index + 1} of those that must ${wanted}`)
      if (verdict === undefined || verdict.verdict === wanted) continue
      const what = `Record ${index + 1} must ${wanted}, but gets ${verdict.verdict} (${verdict.reason}).`
      findings.add('wrong-verdict', what, 'mend the verifier, or the sample.')
    }
  }
}

async function examineRepetition(
  { findings, ask }: VerifierExam,
  records: readonly DataRecord[],
): Promise<void> {
  const first: (Verdict | undefined)[] = []
  for (const record of records) first.push(await ask(record, 'A record of the sample'))
  const again: (Verdict | undefined)[] = []
  for (const record of records.toReversed()) again.unshift(await ask(record, 'A record of the sample'))
  expectSame(
    findings,
    'not-deterministic',
    [first, again],
    ['The same records in another order get other verdicts', 'keep no state between records.'],
  )
}

async function examineOdd({ findings, ask }: VerifierExam, records: readonly DataRecord[]): Promise<void> {
  for (const { oddity, record } of buildOddRecords(records)) {
    const verdict = await ask(record, `A record with ${oddity}`)
    if (verdict?.verdict !== 'pass' || Object.keys(record.data).length > 0) continue
    findings.add(
      'empty-passes',
      'A record with no fields at all passes.',
      'abstain when there is nothing to check.',
    )
  }
}
