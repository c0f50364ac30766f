/** The exam of a method. */

import type { Draft, Method, MethodRun, PlanContext, Refusal, Task } from '../contract/method.js'
import type { DataRecord } from '../record/data-record.js'
import { buildCandidate } from './builders.js'
import { canonicalOf, expectSame } from './comparison.js'
import { examineDeclaration } from './declaration-exam.js'
import { createExamPorts, createExamTaskPorts, type ExamSetting, stream } from './exam-ports.js'
import { createFindings, type Finding, type Findings, isReasonCode } from './finding.js'
import { deepFreeze } from './frozen.js'
import { buildOddRecords } from './odd-records.js'

/** What the method generates from, with the options and sources that it needs for that. */
export interface MethodSample extends ExamSetting {
  readonly options?: unknown
  /** Input records; may be left out for a method that needs none. */
  readonly records?: readonly DataRecord[]
}

/** Tasks that the exam takes from a plan, which may be endless. */
export const examinedTasks = 40

/**
 * Examines a method: plans are repeatable, with unique keys and at least one draft a task; drafts are plain data, no more
 * than planned and independent of the order in which tasks are performed; refusals carry a reason; later rounds do not
 * repeat keys; odd input records are taken, refused or performed, never thrown at.
 *
 * Cost: twice `examinedTasks` tasks, and a few for each odd record. Not covered: whether the drafts are any good.
 */
export async function examineMethod(method: Method, sample: MethodSample): Promise<Finding[]> {
  const findings = createFindings(method)
  examineDeclaration(method, sample.options, findings)
  if (findings.list.some(({ rule }) => rule === 'options-bind')) return [...findings.list]
  const exam: MethodExam = { method, sample, findings, run: method.bind(sample.options).instance }
  const records = deepFreeze(sample.records ?? [])
  if (method.input === 'records' && records.length === 0) {
    findings.add('weak-sample', 'The sample has no records.', 'give the records that this method needs.')
  }
  const tasks = await planTasks(exam, records, 'The sample')
  if (tasks !== undefined) {
    examineTasks(exam, tasks)
    await examineRepeatedPlan(exam, records, tasks)
    const drafts = await examinePerformance(exam, tasks)
    if (method.rounds) await examineNextRound(exam, records, { tasks, drafts })
  }
  await examineOddInput(exam, records)
  return [...findings.list]
}

interface MethodExam {
  readonly method: Method
  readonly sample: MethodSample
  readonly findings: Findings
  readonly run: MethodRun
}

type Answer = readonly (Draft | Refusal)[]

async function planTasks(
  { findings, run, sample }: MethodExam,
  records: readonly DataRecord[],
  what: string,
  round: { planned: number; accepted: readonly DataRecord[] } = { planned: 0, accepted: [] },
): Promise<Task[] | undefined> {
  const context: PlanContext = {
    round: round.planned === 0 ? 0 : 1,
    planned: round.planned,
    records: () => stream(records),
    accepted: () => stream(round.accepted),
    open: [],
    ports: createExamPorts(sample),
  }
  return findings.attempt(`${what}: plan`, async () => {
    const tasks: Task[] = []
    for await (const task of run.plan(context)) {
      tasks.push(task)
      if (tasks.length === examinedTasks) break
    }
    return tasks
  })
}

function examineTasks({ findings }: MethodExam, tasks: readonly Task[]): void {
  if (tasks.length === 0) {
    findings.add('weak-sample', 'The sample leads to no task.', 'give records that the method can use.')
  }
  const keys = tasks.map(({ key }) => key)
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index)
  if (repeated !== undefined || keys.includes('')) {
    findings.add(
      'task-key',
      `The key "${repeated ?? ''}" is empty or used twice.`,
      'name each task once in its step.',
    )
  }
  for (const { key, drafts } of tasks) {
    if (Number.isSafeInteger(drafts) && drafts >= 1) continue
    findings.add('drafts', `Task ${key} plans ${drafts} drafts.`, 'plan at least one draft a task.')
  }
}

async function examineRepeatedPlan(
  exam: MethodExam,
  records: readonly DataRecord[],
  tasks: readonly Task[],
): Promise<void> {
  const again = await planTasks(exam, records, 'The sample again')
  const words = ['A second plan differs', 'draw from context.ports.random only.'] as const
  expectSame(exam.findings, 'not-deterministic', [tasks, again], words)
}

async function examinePerformance(exam: MethodExam, tasks: readonly Task[]): Promise<Draft[]> {
  const forward = await performAll(exam, tasks)
  const backward = await performAll(exam, tasks.toReversed())
  const keys = tasks.map(({ key }) => key)
  expectSame(
    exam.findings,
    'order-dependent',
    [keys.map((key) => forward.get(key) ?? null), keys.map((key) => backward.get(key) ?? null)],
    [
      'Performed in another order, tasks come out differently',
      'draw from ports.chance; keep no state between tasks.',
    ],
  )
  const drafts = [...forward.values()].flat().filter((draft) => 'data' in draft)
  if (drafts.length === 0 && tasks.length > 0) {
    exam.findings.add(
      'weak-sample',
      'No task of the sample gives a draft.',
      'give records that the method can use.',
    )
  }
  return drafts
}

async function performAll(exam: MethodExam, tasks: readonly Task[]): Promise<Map<string, Answer>> {
  const ports = createExamPorts(exam.sample)
  const answers = new Map<string, Answer>()
  for (const task of tasks) {
    const answer = await exam.findings.attempt(`Task ${task.key}: perform`, () =>
      exam.run.perform(deepFreeze(task), createExamTaskPorts(ports, task.key)),
    )
    if (answer === undefined) continue
    examineAnswer(exam, task, answer)
    answers.set(task.key, answer)
  }
  return answers
}

function examineAnswer({ findings }: MethodExam, task: Task, answer: Answer): void {
  if (answer.length > task.drafts) {
    const what = `Task ${task.key} plans ${task.drafts} drafts and gives ${answer.length}.`
    findings.add('too-many-drafts', what, 'plan as many as can come back.')
  }
  for (const draft of answer) {
    canonicalOf(draft, `Task ${task.key}: a draft`, findings)
    if ('refused' in draft && !isReasonCode(draft.refused)) {
      findings.add(
        'refusal-reason',
        `Task ${task.key} refuses with "${draft.refused}".`,
        'give a kebab-case code.',
      )
    }
    if ('data' in draft && Object.keys(draft.data).length === 0) {
      findings.add(
        'draft-data',
        `Task ${task.key} gives a draft without fields.`,
        'refuse with a reason instead.',
      )
    }
  }
}

async function examineNextRound(
  exam: MethodExam,
  records: readonly DataRecord[],
  { tasks, drafts }: { tasks: readonly Task[]; drafts: readonly Draft[] },
): Promise<void> {
  const accepted = drafts.map(({ data }, index) => buildCandidate(data, `accepted-${index}`))
  const round = { planned: tasks.length, accepted }
  const next = await planTasks(exam, records, 'The second round', round)
  const known = new Set(tasks.map(({ key }) => key))
  const repeated = next?.find(({ key }) => known.has(key))
  if (repeated === undefined) return
  const what = `The second round plans the key "${repeated.key}" of the first again.`
  exam.findings.add('task-key', what, 'number keys from context.planned on.')
}

async function examineOddInput(exam: MethodExam, records: readonly DataRecord[]): Promise<void> {
  const { findings, method, run } = exam
  if (method.input === 'nothing') return
  const empty = await planTasks(exam, [], 'No records')
  if (method.input === 'records' && (empty?.length ?? 0) > 0) {
    findings.add(
      'task-key',
      'Plans tasks without any record.',
      'declare the input "either", or plan nothing.',
    )
  }
  for (const { oddity, record } of buildOddRecords(records)) {
    const what = `A record with ${oddity}`
    const refusal = await findings.attempt(`${what}: intake`, () => run.intake?.(record) ?? null)
    if (refusal !== null && refusal !== undefined && !isReasonCode(refusal.refused)) {
      findings.add(
        'refusal-reason',
        `${what} is refused with "${refusal.refused}".`,
        'give a kebab-case code.',
      )
    }
    if (refusal !== null) continue
    const tasks = await planTasks(exam, [record], what)
    if (tasks !== undefined) await performAll(exam, tasks.slice(0, 3))
  }
}
