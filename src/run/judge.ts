/** Performs a task and judges its drafts: the record-local part of a run, the same wherever it is executed. */

import type { JsonObject } from '../base/canonical-json.js'
import { CallFailed, isCupelError, isStop, messageOf } from '../base/errors.js'
import { createRandom } from '../base/random.js'
import type { Draft, Refusal, Task } from '../contract/method.js'
import type { Ports } from '../contract/ports.js'
import { candidateId, type DataRecord } from '../record/data-record.js'
import type { Disposition } from '../record/disposition.js'
import { type Verdict, verifierError } from '../record/verdict.js'
import type { Plan, PlannedStep, PlannedVerifier } from '../recipe/plan.js'
import type { GivenVerdict, JudgedCandidate } from './candidates.js'

const NO_DRAFT: Refusal = { refused: 'no-draft', detail: 'The method gave fewer drafts than it planned.' }
const VERIFIER_TRIES = 2

/** Makes ports for whoever asks the model of an alias; `note` is told the key of each recorded answer. */
export type PortMaker = (model: string | undefined, note: (effect: string) => void) => Ports

/** Performs one task and verifies what comes back; always returns exactly `task.drafts` candidates. */
export async function performTask(
  plan: Plan,
  step: PlannedStep,
  task: Task,
  portsOf: PortMaker,
): Promise<JudgedCandidate[]> {
  const making = new Set<string>()
  const ports = portsOf(step.models.own, (effect) => making.add(effect))
  const drafts = await attempt(plan, step, task, ports)
  const verifiers = plan.verifiers.filter((verifier) => verifier.step === step.index)
  const candidates: JudgedCandidate[] = []
  for (let draft = 0; draft < task.drafts; draft += 1) {
    const outcome = drafts[draft] ?? NO_DRAFT
    const own = ('effects' in outcome ? outcome.effects : undefined) ?? [...making]
    const effects = own.length === 0 ? {} : { effects: [...new Set(own)].sort() }
    if ('ended' in outcome) candidates.push({ ...ended(step, task, draft, outcome), ...effects })
    else if ('refused' in outcome) candidates.push({ ...refused(step, task, draft, outcome), ...effects })
    else {
      const record = makeRecord(step, task, draft, outcome)
      candidates.push({ ...(await judged(record, verifiers, portsOf)), ...effects })
    }
  }
  return candidates
}

interface Ended {
  readonly ended: Disposition
  readonly evidence: JsonObject
}

async function attempt(
  plan: Plan,
  step: PlannedStep,
  task: Task,
  ports: Ports,
): Promise<readonly (Draft | Refusal | Ended)[]> {
  try {
    return await step.bound.instance.perform(task, {
      ...ports,
      chance: createRandom(plan.seed, step.id, task.key, 0),
    })
  } catch (thrown) {
    const code = isCupelError(thrown) ? thrown.code : undefined
    if (code !== undefined && code !== 'user-code' && !(thrown instanceof CallFailed)) throw thrown
    const isUserCode = code === 'user-code'
    const evidence = {
      message: messageOf(thrown),
      ...(thrown instanceof CallFailed ? {} : { stack: stackOf(thrown) }),
    }
    const state = isUserCode ? 'pending' : 'failed'
    const reason = code ?? 'method-error'
    const one: Ended = { ended: { state, reason, by: `generate/${step.id}` }, evidence }
    return Array.from({ length: task.drafts }, () => one)
  }
}

function makeRecord(step: PlannedStep, task: Task, draft: number, content: Draft | undefined): DataRecord {
  const id = candidateId(step.id, task.key, draft)
  const [first] = task.parents
  return {
    id,
    step: step.id,
    data: content?.data ?? {},
    lineage: {
      method: `${step.plugIn.id}@${step.plugIn.version}`,
      origin: 'synthetic',
      task: task.key,
      draft,
      parents: task.parents.map((parent) => {
        const row = parent.lineage.notes?.row
        return { id: parent.id, from: parent.step, ...(typeof row === 'number' ? { row } : {}) }
      }),
      root: first?.lineage.root ?? id,
      ...(task.asked === undefined ? {} : { asked: task.asked }),
      ...(content?.notes === undefined ? {} : { notes: content.notes }),
    },
  }
}

function ended(step: PlannedStep, task: Task, draft: number, outcome: Ended): JudgedCandidate {
  const record = makeRecord(step, task, draft, undefined)
  return { record, verdicts: [], disposition: outcome.ended, evidence: outcome.evidence }
}

function refused(step: PlannedStep, task: Task, draft: number, given: Refusal): JudgedCandidate {
  const { effects: _effects, ...refusal } = given
  const disposition = { state: 'rejected' as const, reason: refusal.refused, by: `generate/${step.id}` }
  return { record: makeRecord(step, task, draft, undefined), refusal, verdicts: [], disposition }
}

async function judged(
  record: DataRecord,
  verifiers: readonly PlannedVerifier[],
  portsOf: PortMaker,
): Promise<JudgedCandidate> {
  const verdicts: GivenVerdict[] = []
  for (const verifier of verifiers) {
    const verdict = await verifyOnce(verifier, record, portsOf)
    verdicts.push({ verifier: verifier.index, verdict })
    const disposition = dispositionOf(verifier, verdict)
    if (disposition !== undefined) return { record, verdicts, disposition }
  }
  return { record, verdicts, disposition: undefined }
}

async function verifyOnce(
  verifier: PlannedVerifier,
  record: DataRecord,
  portsOf: PortMaker,
): Promise<Verdict> {
  let verdict = verifierError('not-run')
  for (let tries = 0; tries < VERIFIER_TRIES; tries += 1) {
    const effects = new Set<string>()
    const ports = portsOf(verifier.models.own, (effect) => effects.add(effect))
    try {
      verdict = await verifier.bound.instance.verify(record, ports)
    } catch (thrown) {
      if (isStop(thrown)) throw thrown
      const reason = thrown instanceof CallFailed ? thrown.code : 'verifier-threw'
      verdict = verifierError(reason, { message: messageOf(thrown), stack: stackOf(thrown) })
    }
    if (effects.size > 0)
      verdict = { ...verdict, evidence: { ...verdict.evidence, effects: [...effects].sort() } }
    if (verdict.verdict !== 'error') return verdict
  }
  return verdict
}

function dispositionOf(verifier: PlannedVerifier, { verdict, reason }: Verdict): Disposition | undefined {
  const by = `verify/${verifier.id}`
  if (verdict === 'fail') return { state: 'rejected', reason: reason ?? 'failed', by }
  if (verdict === 'error') {
    return {
      state: verifier.error === 'hold' ? 'pending' : 'rejected',
      reason: reason ?? 'verifier-error',
      by,
    }
  }
  if (verdict !== 'abstain' || verifier.abstain === 'keep') return undefined
  return { state: verifier.abstain === 'hold' ? 'pending' : 'rejected', reason: reason ?? 'abstained', by }
}

function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return ''
  const cause = thrown.cause instanceof Error ? thrown.cause.stack : undefined
  return (cause ?? thrown.stack ?? '').split('\n').slice(0, 12).join('\n')
}
